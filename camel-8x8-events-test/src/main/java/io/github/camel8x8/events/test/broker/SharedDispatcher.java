/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Dispatcher for Shared and Key_Shared: each entry goes to one consumer. An entry is one message or
 * a batch; a batch is dispatched and redelivered as a whole, as Pulsar does by default ({@code
 * acknowledgmentAtBatchIndexLevelEnabled=false}).
 */
final class SharedDispatcher implements Dispatcher {

    /** How many messages may wait for their key's consumer while others are dispatched. */
    private static final int LOOK_AHEAD = 2000;

    private final Subscription subscription;
    private final SubscriptionType type;
    private final ConsumerSelector selector;
    private final List<TopicConsumer> consumers = new ArrayList<>();
    private final TreeSet<Long> replay = new TreeSet<>();

    /** How often an entry was redelivered, by its first index. */
    private final Map<Long, Integer> redeliveries = new HashMap<>();

    private long next;

    SharedDispatcher(Subscription subscription, SubscriptionType type) {
        this.subscription = subscription;
        this.type = type;
        this.selector =
                type == SubscriptionType.Shared ? new RoundRobinSelector() : new KeySelector();
        this.next = subscription.cursor().firstUnacknowledged();
    }

    @Override
    public SubscriptionType type() {
        return type;
    }

    @Override
    public List<TopicConsumer> consumers() {
        return consumers;
    }

    @Override
    public void add(TopicConsumer consumer) {
        consumers.add(consumer);
    }

    @Override
    public void remove(TopicConsumer consumer) {
        consumers.remove(consumer);
        selector.left(consumer);
        replay.addAll(consumer.forget());
        if (consumers.isEmpty()) {
            redeliveries.clear();
        }
    }

    @Override
    public void fill() {
        MessageLog log = subscription.topic().log();
        next = Math.max(next, log.first());
        for (Long again = replay.isEmpty() ? null : replay.first();
                again != null && someHaveRoom(); ) {
            MessageLog.Entry entry = entryAt(again);
            if (handOut(entry)) {
                entry.indexes().forEach(replay::remove);
            }
            again = replay.ceiling(entry.end());
        }
        while (next < log.end() && replay.size() < LOOK_AHEAD && someHaveRoom()) {
            MessageLog.Entry entry = log.entryOf(next);
            if (!handOut(entry)) {
                entry.indexes().forEach(replay::add);
            }
            next = entry.end();
        }
    }

    /** The entry of an index. The message may have left the topic; then nothing is dispatched. */
    private MessageLog.Entry entryAt(long index) {
        MessageLog log = subscription.topic().log();
        return log.contains(index) ? log.entryOf(index) : new MessageLog.Entry(index, index + 1);
    }

    @Override
    public void redeliver(TopicConsumer consumer, Set<Long> indexes) {
        Set<MessageLog.Entry> entries = new LinkedHashSet<>();
        indexes.stream().filter(consumer::holds).map(this::entryAt).forEach(entries::add);
        for (MessageLog.Entry entry : entries) {
            entry.indexes().forEach(consumer::forget);
            if (!isAcknowledged(entry)) {
                redeliver(consumer.options().deadLetter(), entry);
            }
        }
    }

    @Override
    public void startOver() {
        consumers.forEach(TopicConsumer::forget);
        replay.clear();
        redeliveries.clear();
        next = subscription.cursor().firstUnacknowledged();
    }

    private void redeliver(
            ConsumerOptions.@Nullable DeadLetter deadLetter, MessageLog.Entry entry) {
        int count = redeliveries.getOrDefault(entry.first(), 0);
        if (deadLetter != null && count >= deadLetter.maxRedeliverCount()) {
            redeliveries.remove(entry.first());
            DeadLetters letters = new DeadLetters(subscription, deadLetter);
            entry.indexes().forEach(letters::deadLetter);
        } else {
            redeliveries.put(entry.first(), count + 1);
            entry.indexes().forEach(replay::add);
        }
    }

    private boolean isAcknowledged(MessageLog.Entry entry) {
        return entry.indexes().allMatch(subscription.cursor()::isAcknowledged);
    }

    private boolean someHaveRoom() {
        return consumers.stream().anyMatch(TopicConsumer::hasRoom);
    }

    /**
     * Assigns an entry; true also if it is acknowledged or has left the topic, false if it must
     * wait.
     */
    private boolean handOut(MessageLog.Entry entry) {
        MessageLog log = subscription.topic().log();
        if (!log.contains(entry.first()) || isAcknowledged(entry)) {
            redeliveries.remove(entry.first());
            return true;
        }
        TopicConsumer consumer = selector.select(log.get(entry.first()).message(), consumers);
        if (consumer == null) {
            return false;
        }
        int count = redeliveries.getOrDefault(entry.first(), 0);
        entry.indexes().forEach(index -> consumer.prefetch(index, count));
        return true;
    }
}
