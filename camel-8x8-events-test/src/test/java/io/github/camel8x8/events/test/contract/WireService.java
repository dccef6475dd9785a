/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

/**
 * A server with Pulsar's WebSocket protocol, and the operations of tests on it in addition to the
 * sockets. The contract uses this interface, so that it can run on the local stream and on a real
 * Pulsar.
 */
public interface WireService {

    /** {@code ws://host:port}. */
    String serviceUrl();

    /** An existing tenant. */
    String tenant();

    /** A namespace of the tenant in which clients may create topics. */
    String namespace();

    /** The name of a topic that no other test uses. */
    String newTopic();

    /** The name of a new namespace of the tenant. */
    String newNamespace();

    /** From now on clients cannot create topics in the namespace. */
    void forbidTopicCreation(String namespace);

    /** Creates a topic. */
    void createTopic(String namespace, String topic);

    /** The number of unacknowledged messages of a subscription. */
    long backlog(String topic, String subscription);

    /** Moves a topic to another broker. */
    void unload(String topic);

    /** Closes a topic for new messages. */
    void terminate(String topic);

    /** Deletes a topic while its clients are connected. */
    void delete(String namespace, String topic);
}
