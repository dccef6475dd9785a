/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.util.List;

/**
 * A service that the component can receive events from, and all that a test does to it. Tests of
 * the wire are written against this, so that they can be run on every implementation.
 *
 * <p>Topics are those of {@link #tenant} and {@link #namespace}, where nothing else is said. They
 * come into being with their first client.
 */
public interface EventService extends AutoCloseable {

    /** What it is, for test reports. */
    String name();

    /** For the option {@code serviceUrl}. */
    String serviceUrl();

    /** For the option {@code tenant}. */
    String tenant();

    /** For the option {@code namespace}. */
    String namespace();

    /** The name of a topic that no other test uses. */
    String newTopic();

    /** Makes the tenant, where it is not there, and the namespace in it. */
    void createNamespace(String tenant, String namespace);

    /** Publishes to a topic. */
    EventProducer producer(String topic);

    /** Publishes to a topic of any namespace. */
    EventProducer producer(String tenant, String namespace, String topic);

    /** Publishes in batches. */
    EventProducer batchingProducer(String topic, int messages);

    /**
     * Publishes what the WebSocket producer cannot.
     *
     * @param entries each is {@code null} for a null payload, {@code batch:a,null,b}, or a text
     */
    void publishEntries(String topic, List<String> entries);

    /** How many messages of a subscription are not acknowledged; -1 where there is none. */
    long backlog(String topic, String subscription);

    /** Moves a topic to another broker: sockets stay open. */
    void unload(String topic);

    /** Takes no more messages for a topic. */
    void terminate(String topic);

    /** Deletes a topic under its clients. */
    void delete(String topic);

    /** Drops every message that a topic has, as its retention does in time. */
    void expire(String topic);

    /** Stops at once: connections break without a closing handshake. */
    void kill();

    /** Stops cleanly if it runs, and starts again with the same address and messages. */
    void restart();

    @Override
    void close();
}
