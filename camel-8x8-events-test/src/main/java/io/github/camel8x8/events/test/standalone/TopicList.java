/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.broker.SubscriptionStatus;
import io.github.camel8x8.events.test.broker.TopicName;
import io.github.camel8x8.events.test.broker.TopicStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The topics of a stream at one moment.
 *
 * @param topics each partitioned topic is followed by its partitions
 */
record TopicList(List<TopicStatus> topics) {

    /** Without the topics of agents, which are too many; one that a client reads is listed. */
    List<TopicStatus> listed() {
        return topics.stream()
                .filter(
                        topic ->
                                topic.clients() > 0
                                        || !topic.name().namespace().startsWith("agent"))
                .toList();
    }

    /** Without the partitions, which the status of the whole topic includes. */
    List<TopicStatus> whole() {
        Set<TopicName> partitioned = partitioned();
        return topics.stream().filter(topic -> !isPartition(topic, partitioned)).toList();
    }

    /** The topics that have partitions. */
    Set<TopicName> partitioned() {
        return topics.stream()
                .filter(topic -> topic.partitions() > 0)
                .map(TopicStatus::name)
                .collect(Collectors.toSet());
    }

    /** A topic without partitions can have a name that looks like that of a partition. */
    static boolean isPartition(TopicStatus topic, Set<TopicName> partitioned) {
        return topic.name().partition() >= 0
                && partitioned.contains(topic.name().withoutPartition());
    }

    Optional<TopicStatus> find(TopicName name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    long backlog() {
        return subscriptions().stream().mapToLong(SubscriptionStatus::backlog).sum();
    }

    List<SubscriptionStatus> subscriptions() {
        return whole().stream().flatMap(topic -> topic.subscriptions().stream()).toList();
    }
}
