/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

/**
 * A server that speaks Pulsar's WebSocket protocol, and what a test does to it beside the sockets.
 * The contract is written against this, so that it can be run on the local stream and on a real
 * Pulsar.
 */
public interface WireService {

    /** {@code ws://host:port}. */
    String serviceUrl();

    /** A tenant that is there. */
    String tenant();

    /** A namespace of it in which clients may make topics. */
    String namespace();

    /** The name of a topic that no other test uses. */
    String newTopic();

    /** The name of a new namespace of the tenant. */
    String newNamespace();

    /** From now on clients cannot make topics in the namespace. */
    void forbidTopicCreation(String namespace);

    /** Makes a topic. */
    void createTopic(String namespace, String topic);

    /** How many messages of a subscription are not acknowledged. */
    long backlog(String topic, String subscription);

    /** Moves a topic to another broker. */
    void unload(String topic);

    /** Takes no more messages for a topic. */
    void terminate(String topic);

    /** Deletes a topic under its clients. */
    void delete(String namespace, String topic);
}
