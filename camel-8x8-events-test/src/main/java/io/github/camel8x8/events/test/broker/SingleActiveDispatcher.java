/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Dispatcher for Exclusive and Failover: one consumer receives all messages, in order. It does not
 * redeliver single messages, but starts again at the first unacknowledged one, and does not count
 * redeliveries.
 */
final class SingleActiveDispatcher implements Dispatcher {

    /** Pulsar's {@code activeConsumerFailoverDelayTimeMillis}. */
    private static final long FAILOVER_DELAY_MILLIS = 1000;

    private final Subscription subscription;
    private final SubscriptionType type;
    private final List<TopicConsumer> consumers = new ArrayList<>();
    private @Nullable TopicConsumer active;
    private boolean ready;
    private long next;

    SingleActiveDispatcher(Subscription subscription, SubscriptionType type) {
        this.subscription = subscription;
        this.type = type;
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
        consumers.sort(Comparator.comparingInt(c -> c.options().priorityLevel()));
        choose();
    }

    @Override
    public void remove(TopicConsumer consumer) {
        consumers.remove(consumer);
        choose();
    }

    @Override
    public void fill() {
        if (active == null || !ready) {
            return;
        }
        MessageLog log = subscription.topic().log();
        next = Math.max(next, log.first());
        while (next < log.end() && active.hasRoom()) {
            if (!subscription.cursor().isAcknowledged(next)) {
                active.prefetch(next, 0);
            }
            next++;
        }
    }

    @Override
    public void redeliver(TopicConsumer consumer, Set<Long> indexes) {
        if (consumer == active) {
            startOver();
        }
    }

    @Override
    public void startOver() {
        consumers.forEach(TopicConsumer::forget);
        next = subscription.cursor().firstUnacknowledged();
    }

    private void choose() {
        TopicConsumer first = consumers.isEmpty() ? null : consumers.get(0);
        if (first == active) {
            return;
        }
        active = first;
        startOver();
        ready = type == SubscriptionType.Exclusive;
        if (!ready && first != null) {
            subscription
                    .topic()
                    .broker()
                    .executor()
                    .schedule(() -> activate(first), FAILOVER_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void activate(TopicConsumer chosen) {
        if (chosen == active) {
            startOver();
            ready = true;
            subscription.dispatch();
        }
    }
}
