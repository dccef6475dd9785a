/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A topic that consists of partitions. Each partition is a topic; this class contains what they
 * have in common: their number, how messages are spread over them, and the clients of all.
 */
final class PartitionedTopic {

    private final TopicName name;
    private final List<PartitionedSession> sessions = new ArrayList<>();
    private int partitions;
    private int turn;

    /**
     * @param partitions from 1
     */
    PartitionedTopic(TopicName name, int partitions) {
        this.name = name;
        this.partitions = partitions;
    }

    int partitions() {
        return partitions;
    }

    void growTo(int newPartitions) {
        partitions = newPartitions;
    }

    /** The names of the partitions from a number on. */
    List<TopicName> namesFrom(int number) {
        return IntStream.range(number, partitions).mapToObj(name::withPartition).toList();
    }

    /** The names of all partitions. */
    List<TopicName> names() {
        return namesFrom(0);
    }

    void join(PartitionedSession session) {
        sessions.removeIf(PartitionedSession::isClosed);
        sessions.add(session);
    }

    /**
     * Lets the clients of all partitions receive messages of the new ones.
     *
     * @param topics finds the topic of a partition; none if it was deleted
     */
    void addToSessions(Function<TopicName, List<Topic>> topics) {
        sessions.removeIf(PartitionedSession::isClosed);
        for (PartitionedSession session : sessions) {
            for (TopicName added : namesFrom(session.partitions())) {
                List<Topic> found = topics.apply(added);
                if (found.isEmpty() || !session.addPartition(found.get(0))) {
                    break; // the sessions count the partitions from 0
                }
            }
        }
    }

    /**
     * Stores messages in the partitions, as Pulsar's producers do: by the hash of the key,
     * otherwise in one partition or in all partitions in turn. In turn, the messages of a batch
     * that have no key share a partition.
     *
     * @param topics the topics of all partitions
     * @param withoutKey the partition of messages without a key; -1 for all in turn
     * @param batch whether the messages of a partition are stored as one batch
     * @return the ids, in the order of the messages
     */
    List<MessageId> append(
            List<Topic> topics, List<Message> messages, boolean batch, int withoutKey) {
        MessageId[] ids = new MessageId[messages.size()];
        int fixed = batch && withoutKey < 0 ? nextTurn() : withoutKey;
        spread(messages, fixed)
                .forEach(
                        (partition, positions) -> {
                            List<Message> some = positions.stream().map(messages::get).toList();
                            List<MessageId> stored = topics.get(partition).append(some, batch);
                            for (int i = 0; i < stored.size(); i++) {
                                ids[positions.get(i)] = stored.get(i);
                            }
                        });
        return List.of(ids);
    }

    /** The indexes of the messages in the list, by partition. */
    private Map<Integer, List<Integer>> spread(List<Message> messages, int withoutKey) {
        Map<Integer, List<Integer>> spread = new LinkedHashMap<>();
        for (int i = 0; i < messages.size(); i++) {
            int partition = partitionOf(messages.get(i).key(), withoutKey);
            spread.computeIfAbsent(partition, absent -> new ArrayList<>()).add(i);
        }
        return spread;
    }

    private int partitionOf(@Nullable String key, int withoutKey) {
        if (key != null) {
            // Pulsar's default hashing scheme, JavaStringHash
            return (key.hashCode() & Integer.MAX_VALUE) % partitions;
        }
        return withoutKey < 0 ? nextTurn() : withoutKey % partitions;
    }

    private int nextTurn() {
        return Math.floorMod(turn++, partitions);
    }
}
