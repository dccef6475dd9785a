/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A service with Pulsar's WebSocket protocol, and the operations of tests on it. The contracts use
 * this interface, so that they can run on the local stream and on a real Pulsar.
 *
 * <p>Topics are in {@link #tenant} and {@link #namespace}, unless specified otherwise. Their first
 * client creates them.
 */
public interface EventService extends AutoCloseable {

    /** Publishes to all partitions of a topic in turn, not to one. Ignored without partitions. */
    String IN_TURN = "messageRoutingMode=RoundRobinPartition";

    /** The name of the service, for test reports. */
    String name();

    /** The value of the option {@code serviceUrl}: {@code ws://host:port}. */
    String serviceUrl();

    /** The value of the option {@code tenant}. */
    String tenant();

    /** The value of the option {@code namespace}. */
    String namespace();

    /** The name of a topic that no other test uses. */
    String newTopic();

    /** The name of a new namespace of the tenant. */
    String newNamespace();

    /** Creates the tenant if it is missing, and the namespace in it. */
    void createNamespace(String tenant, String namespace);

    /** From now on, clients cannot create topics in the namespace. */
    void forbidTopicCreation(String namespace);

    /** Creates a topic in a namespace of the tenant. */
    void createTopic(String namespace, String topic);

    /** Creates a partitioned topic. Its partitions are {@code topic-partition-0} and so on. */
    void createPartitionedTopic(String topic, int partitions);

    /** Creates a partitioned topic in a namespace of the tenant. */
    void createPartitionedTopic(String namespace, String topic, int partitions);

    /**
     * Adds partitions to a partitioned topic. Clients that are connected to the whole topic receive
     * messages of the new ones after up to {@link #partitionUpdateLimit}.
     *
     * @param partitions the new number of partitions
     */
    void addPartitions(String topic, int partitions);

    /** The longest time until a connected client receives messages of a new partition. */
    Duration partitionUpdateLimit();

    /** The names of the topics in a namespace of the tenant; partitions are topics. */
    List<String> topics(String namespace);

    /** Publishes to a topic. */
    default EventProducer producer(String topic) {
        return producer(tenant(), namespace(), topic);
    }

    /** Publishes to a topic of any namespace. */
    default EventProducer producer(String tenant, String namespace, String topic) {
        return EventProducer.open(producerAddress(tenant, namespace, topic, "?" + IN_TURN));
    }

    /** Publishes in batches. */
    default EventProducer batchingProducer(String topic, int messages) {
        return EventProducer.open(
                producerAddress(
                        tenant(),
                        namespace(),
                        topic,
                        "?"
                                + IN_TURN
                                + "&batchingEnabled=true&batchingMaxPublishDelay=10000&batchingMaxMessages="
                                + messages));
    }

    /**
     * Publishes entries that the WebSocket producer cannot publish.
     *
     * @param entries each is {@code null} for a null payload, {@code batch:a,null,b}, a text, or
     *     one of these commands: {@code at:millis} sets the publish time of the entries after it;
     *     {@code fill:first:count:batch:step} publishes numbers in batches of this size, each batch
     *     this many milliseconds after the one before; {@code unload} begins a new ledger
     */
    void publishEntries(String topic, List<String> entries);

    /**
     * The number of unacknowledged messages of a subscription, of all partitions; -1 if it does not
     * exist.
     */
    long backlog(String topic, String subscription);

    /** Moves a topic, or all its partitions, to another broker: sockets stay open. */
    void unload(String topic);

    /** Closes a topic, or all its partitions, for new messages. */
    void terminate(String topic);

    /** Deletes a topic, with its partitions, while its clients are connected. */
    void delete(String topic);

    /** Deletes a topic in a namespace of the tenant while its clients are connected. */
    void delete(String namespace, String topic);

    /**
     * Drops every message of a topic without partitions, or of one partition, as its retention does
     * over time.
     */
    void expire(String topic);

    /** Stops immediately: connections break without a closing handshake. */
    void kill();

    /** Stops cleanly if it is running, and starts again with the same address and messages. */
    void restart();

    @Override
    void close();

    private URI producerAddress(String tenant, String namespace, String topic, String query) {
        String path = String.join("/", "ws/v2/producer/persistent", tenant, namespace, topic);
        return URI.create(serviceUrl() + "/" + path + query);
    }
}
