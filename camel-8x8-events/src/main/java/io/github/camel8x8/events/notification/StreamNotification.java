/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.notification;

import org.apache.camel.Consumer;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.RouteIdAware;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stream has changed. A stream reads one topic of a consumer, or one partition of
 * it.
 */
public abstract class StreamNotification implements CamelEvent {

    private final Consumer consumer;
    private final String topic;
    private volatile long timestamp = System.currentTimeMillis();

    StreamNotification(Consumer consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** {@return the consumer of the stream} */
    @Override
    public Consumer getSource() {
        return consumer;
    }

    /** {@return tenant, namespace and topic, or partition, as in {@code acme/event-v1/all}} */
    public String getTopic() {
        return topic;
    }

    /** {@return the route of the consumer; null if it is not the input of a route} */
    public @Nullable String getRouteId() {
        return consumer instanceof RouteIdAware aware ? aware.getRouteId() : null;
    }

    /** {@return when the state changed, in ms since 1970 by the system clock} */
    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** {@return the topic, the route and what has changed, as a sentence for a log or a message} */
    @Override
    public final String toString() {
        String route = getRouteId();
        return "Topic " + topic + (route == null ? "" : " of route " + route) + " " + change();
    }

    /** {@return the predicate of the sentence, without a period} */
    abstract String change();
}
