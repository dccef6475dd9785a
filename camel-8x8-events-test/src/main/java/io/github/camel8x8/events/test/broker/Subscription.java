/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscription of a topic: what was acknowledged, and who gets the rest. */
final class Subscription {

    private final Topic topic;
    private final String name;
    private final boolean durable;
    private final Cursor cursor;
    private @Nullable Dispatcher dispatcher;

    Subscription(Topic topic, String name, long start, boolean durable) {
        this.topic = topic;
        this.name = name;
        this.durable = durable;
        this.cursor = new Cursor(topic.log(), start);
    }

    String name() {
        return name;
    }

    Topic topic() {
        return topic;
    }

    Cursor cursor() {
        return cursor;
    }

    List<TopicConsumer> consumers() {
        return dispatcher == null ? List.of() : List.copyOf(dispatcher.consumers());
    }

    /**
     * Adds a consumer. As long as there is one, the type stays.
     *
     * @throws BrokerException with {@code CONSUMER_BUSY}
     */
    void add(TopicConsumer consumer) {
        SubscriptionType type = consumer.options().type();
        Dispatcher current = dispatcher;
        if (current == null || current.consumers().isEmpty()) {
            current =
                    type.isShared()
                            ? new SharedDispatcher(this, type)
                            : new SingleActiveDispatcher(this, type);
            dispatcher = current;
        } else if (current.type() != type) {
            throw new BrokerException(
                    BrokerException.Reason.CONSUMER_BUSY, "Subscription is of different type");
        } else if (type == SubscriptionType.Exclusive) {
            throw new BrokerException(
                    BrokerException.Reason.CONSUMER_BUSY,
                    "Exclusive consumer is already connected");
        }
        consumer.joined(this);
        current.add(consumer);
    }

    void remove(TopicConsumer consumer) {
        if (dispatcher != null) {
            dispatcher.remove(consumer);
            if (!durable && dispatcher.consumers().isEmpty()) {
                topic.remove(this);
            }
            dispatch();
        }
    }

    /** Deletes it; the sockets of its consumers stay, and get nothing more. */
    void unsubscribe() {
        topic.remove(this);
        dispatcher = null;
    }

    /** Gives the consumers what there is, until no one can take more. */
    void dispatch() {
        if (dispatcher == null) {
            return;
        }
        boolean sent;
        do {
            dispatcher.fill();
            sent = false;
            for (TopicConsumer consumer : consumers()) {
                sent |= consumer.deliver();
            }
        } while (sent && dispatcher != null);
    }

    /** Has messages of a consumer delivered again, counted as redeliveries where that is so. */
    void redeliver(TopicConsumer consumer, Set<Long> indexes) {
        if (dispatcher != null) {
            dispatcher.redeliver(consumer, indexes);
            dispatch();
        }
    }

    /** Everything that is not acknowledged comes again, to those who are connected. */
    void startOver() {
        if (dispatcher != null) {
            dispatcher.startOver();
        }
    }

    void reset(long index) {
        cursor.reset(index);
        startOver();
        topic.planDispatch();
    }
}
