/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shared and Key_Shared: each message goes to one consumer, and is redelivered by itself. */
final class SharedDispatcher implements Dispatcher {

    /** How many messages may wait for their key's consumer while others go on. */
    private static final int LOOK_AHEAD = 2000;

    private final Subscription subscription;
    private final SubscriptionType type;
    private final ConsumerSelector selector;
    private final List<TopicConsumer> consumers = new ArrayList<>();
    private final TreeSet<Long> replay = new TreeSet<>();
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
        for (Iterator<Long> again = replay.iterator(); again.hasNext() && someHaveRoom(); ) {
            if (handOut(again.next())) {
                again.remove();
            }
        }
        while (next < log.end() && replay.size() < LOOK_AHEAD && someHaveRoom()) {
            if (!handOut(next)) {
                replay.add(next);
            }
            next++;
        }
    }

    @Override
    public void redeliver(TopicConsumer consumer, Set<Long> indexes) {
        for (long index : indexes) {
            if (consumer.forget(index) && !subscription.cursor().isAcknowledged(index)) {
                redeliver(consumer.options().deadLetter(), index);
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

    private void redeliver(ConsumerOptions.@Nullable DeadLetter deadLetter, long index) {
        int count = redeliveries.getOrDefault(index, 0);
        if (deadLetter != null && count >= deadLetter.maxRedeliverCount()) {
            redeliveries.remove(index);
            new DeadLetters(subscription, deadLetter).bury(index);
        } else {
            redeliveries.put(index, count + 1);
            replay.add(index);
        }
    }

    private boolean someHaveRoom() {
        return consumers.stream().anyMatch(TopicConsumer::hasRoom);
    }

    /** Whether the message is out of our hands. */
    private boolean handOut(long index) {
        MessageLog log = subscription.topic().log();
        if (!log.contains(index) || subscription.cursor().isAcknowledged(index)) {
            redeliveries.remove(index);
            return true;
        }
        TopicConsumer consumer = selector.select(log.get(index).message(), consumers);
        if (consumer == null) {
            return false;
        }
        consumer.prefetch(index, redeliveries.getOrDefault(index, 0));
        return true;
    }
}
