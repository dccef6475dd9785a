/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscription of a topic: its acknowledged messages, and its consumers. */
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

    boolean isDurable() {
        return durable;
    }

    Topic topic() {
        return topic;
    }

    Cursor cursor() {
        return cursor;
    }

    /** The number of unacknowledged messages. */
    long backlog() {
        return cursor.backlog();
    }

    /** The oldest unacknowledged message; null if there is none. */
    @Nullable StoredMessage oldest() {
        long index = cursor.firstUnacknowledged();
        return topic.log().contains(index) ? topic.log().get(index) : null;
    }

    List<TopicConsumer> consumers() {
        return dispatcher == null ? List.of() : List.copyOf(dispatcher.consumers());
    }

    /**
     * Adds a consumer. The type cannot change while a consumer is connected.
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

    /**
     * Deletes the subscription; the sockets of its consumers stay open, and receive nothing more.
     */
    void unsubscribe() {
        topic.remove(this);
        dispatcher = null;
    }

    /** Sends messages to the consumers until none has room. */
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

    /** Redelivers messages of a consumer, and counts redeliveries if the subscription type does. */
    void redeliver(TopicConsumer consumer, Set<Long> indexes) {
        if (dispatcher != null) {
            dispatcher.redeliver(consumer, indexes);
            dispatch();
        }
    }

    /** Redelivers all unacknowledged messages to the connected consumers. */
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
