/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The namespaces, with their topics and partitioned topics. */
final class Topics {

    private final Map<String, Boolean> namespaces = new LinkedHashMap<>();
    private final Map<TopicName, Topic> topics = new LinkedHashMap<>();
    private final Map<TopicName, PartitionedTopic> partitioned = new LinkedHashMap<>();
    private final Function<TopicName, Topic> creator;

    /**
     * @param creator creates a topic without messages
     */
    Topics(Function<TopicName, Topic> creator) {
        this.creator = creator;
    }

    void createNamespace(String tenant, String namespace) {
        namespaces.putIfAbsent(tenant + "/" + namespace, true);
    }

    void setCreation(String tenant, String namespace, boolean allowed) {
        namespaces.put(tenant + "/" + namespace, allowed);
    }

    /** Whether clients may create topics in the namespace of this one. */
    boolean mayCreate(TopicName name) {
        return namespaces.getOrDefault(name.tenant() + "/" + name.namespace(), false);
    }

    /** Creates a topic, also one that clients may not create, if it does not exist. */
    Topic create(TopicName name) {
        createNamespace(name.tenant(), name.namespace());
        checkPartition(name);
        return topics.computeIfAbsent(name, creator);
    }

    /**
     * Creates a partitioned topic.
     *
     * @throws IllegalStateException if there is such a topic, or a topic with the name of one of
     *     its partitions
     */
    void createPartitioned(TopicName name, int partitions) {
        boolean exists =
                partitioned.containsKey(name)
                        || topics.keySet().stream()
                                .anyMatch(topic -> topic.withoutPartition().equals(name));
        if (exists) {
            throw new IllegalStateException("This topic already exists: " + name);
        }
        PartitionedTopic topic = new PartitionedTopic(name, partitions);
        partitioned.put(name, topic);
        topic.names().forEach(this::create);
    }

    /**
     * Adds partitions, with the subscriptions of the others.
     *
     * @throws BrokerException if there is no such partitioned topic
     */
    PartitionedTopic addPartitions(TopicName name, int total) {
        PartitionedTopic topic = partitioned.get(name);
        if (topic == null) {
            throw new BrokerException(
                    BrokerException.Reason.TOPIC_NOT_FOUND, "Not a partitioned topic: " + name);
        }
        int before = topic.partitions();
        if (total < before) {
            throw new IllegalArgumentException(
                    "partitions is %d, must be %d and more".formatted(total, before));
        }
        topic.growTo(total);
        Topic first = create(name.withPartition(0));
        topic.namesFrom(before).forEach(added -> create(added).subscribeAs(first));
        return topic;
    }

    Optional<PartitionedTopic> partitioned(TopicName name) {
        return Optional.ofNullable(partitioned.get(name));
    }

    /** The partitioned topic of a partition; otherwise the topic itself. */
    TopicName wholeOf(TopicName name) {
        TopicName whole = name.withoutPartition();
        return partitioned.containsKey(whole) ? whole : name;
    }

    /**
     * The partitions of a topic, otherwise the topic alone, which is created if clients may create
     * it.
     *
     * @throws BrokerException if a topic does not exist and may not be created
     */
    List<Topic> open(TopicName name) {
        if (!namespaces.containsKey(name.tenant() + "/" + name.namespace())) {
            throw new BrokerException(
                    BrokerException.Reason.NAMESPACE_NOT_FOUND, "Namespace not found");
        }
        return names(name).stream().map(this::openOne).toList();
    }

    /**
     * The partitions of a topic, otherwise the topic alone.
     *
     * @throws BrokerException if a topic does not exist
     */
    List<Topic> existing(TopicName name) {
        return names(name).stream().map(one -> found(topics.get(one))).toList();
    }

    /** The partitions of a topic, otherwise the topic alone; empty if it does not exist. */
    List<Topic> find(TopicName name) {
        List<Topic> found = new ArrayList<>();
        for (TopicName one : names(name)) {
            Topic topic = topics.get(one);
            if (topic != null) {
                found.add(topic);
            }
        }
        return found;
    }

    /** Removes a topic, or a partitioned topic and its partitions. */
    void remove(TopicName name) {
        names(name).forEach(topics::remove);
        partitioned.remove(name);
    }

    Collection<Topic> all() {
        return topics.values();
    }

    private List<TopicName> names(TopicName name) {
        PartitionedTopic topic = partitioned.get(name);
        return topic == null ? List.of(name) : topic.names();
    }

    private Topic openOne(TopicName name) {
        checkPartition(name);
        Topic topic = topics.get(name);
        if (topic == null && mayCreate(name)) {
            topic = creator.apply(name);
            topics.put(name, topic);
        }
        return found(topic);
    }

    /** Rejects a partition that the partitioned topic does not have, with Pulsar's text. */
    private void checkPartition(TopicName name) {
        PartitionedTopic whole = partitioned.get(name.withoutPartition());
        if (whole != null && name.partition() >= whole.partitions()) {
            throw new BrokerException(
                    BrokerException.Reason.PARTITION_NOT_FOUND,
                    "Illegal topic partition name "
                            + name
                            + " with max allowed "
                            + whole.partitions()
                            + " partitions");
        }
    }

    private static Topic found(@Nullable Topic topic) {
        if (topic == null) {
            throw new BrokerException(BrokerException.Reason.TOPIC_NOT_FOUND, "");
        }
        return topic;
    }
}
