/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

    private static final Comparator<TopicConsumer> BY_PRIORITY =
            Comparator.comparingInt(consumer -> consumer.options().priorityLevel());

    private static final Comparator<TopicConsumer> BY_NAME =
            Comparator.comparing(
                    consumer -> Objects.requireNonNullElse(consumer.options().consumerName(), ""));

    private final Subscription subscription;
    private final SubscriptionType type;
    private final int partition;
    private final Comparator<TopicConsumer> order;
    private final List<TopicConsumer> consumers = new ArrayList<>();
    private @Nullable TopicConsumer active;
    private boolean ready;
    private long next;

    SingleActiveDispatcher(Subscription subscription, SubscriptionType type) {
        this.subscription = subscription;
        this.type = type;
        this.partition = subscription.topic().name().partition();
        this.order = partition < 0 ? BY_PRIORITY : BY_PRIORITY.thenComparing(BY_NAME);
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
        consumers.sort(order);
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
        TopicConsumer first = consumers.isEmpty() ? null : consumers.get(choice());
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

    /**
     * The first consumer. As in Pulsar, the consumers of a partitioned topic share its partitions:
     * those of the highest priority, in the order of their names.
     */
    private int choice() {
        if (partition < 0) {
            return 0;
        }
        int highest = consumers.get(0).options().priorityLevel();
        long sharing =
                consumers.stream().filter(c -> c.options().priorityLevel() == highest).count();
        return (int) (partition % sharing);
    }

    private void activate(TopicConsumer chosen) {
        if (chosen == active) {
            startOver();
            ready = true;
            subscription.dispatch();
        }
    }
}
