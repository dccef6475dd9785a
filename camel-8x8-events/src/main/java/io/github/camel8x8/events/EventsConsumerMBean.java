/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.internal.management.StreamMetric;
import io.github.camel8x8.events.internal.management.StreamTable;
import io.github.camel8x8.events.internal.stream.EventStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.openmbean.TabularData;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.jspecify.annotations.Nullable;

/**
 * The JMX attributes and operations of a consumer, in addition to those of every Camel consumer.
 * Numbers are totals over its topics; {@link #getStreams} lists each topic. Counts start from 0
 * when the consumer is restarted. No attribute contains a key.
 *
 * <p>Camel's operations {@code suspend} and {@code resume} apply: a suspended consumer starts no
 * further Exchange, keeps its sessions and queues at most {@code receiverQueueSize} events of each
 * topic.
 */
public interface EventsConsumerMBean {

    /** {@return one stream for each topic; empty if the consumer is not started} */
    List<EventStream> streams();

    /**
     * Reconnects every session at once.
     *
     * @throws IllegalStateException if the consumer is not started, or a topic is not retried any
     *     more
     */
    @ManagedOperation(
            description =
                    "Reconnects every session at once. No event is lost, except on a reader at latest"
                            + " that has not received an event yet")
    void reconnect();

    /**
     * A topic's position.
     *
     * @param topic as in the endpoint's URI, or {@code tenant/namespace/topic}
     * @return the message id of the last event before the oldest unfinished one; null for a
     *     subscription, whose position the server keeps, and for a reader that has none yet
     * @throws IllegalArgumentException if the consumer has no such topic
     */
    @ManagedOperation(
            description =
                    "The position of a reader's topic: the message id of the last event before the"
                            + " oldest unfinished one, in the format of the option messageId")
    default @Nullable String position(String topic) {
        return streams().stream()
                .filter(stream -> isNamed(stream, topic))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "No topic "
                                                + topic
                                                + "; there are: "
                                                + joined(stream -> "")))
                .position();
    }

    /** {@return whether every topic has a session} */
    @ManagedAttribute(description = "Whether every topic has a session")
    default boolean isConnected() {
        return !streams().isEmpty() && streams().stream().allMatch(StreamMetric::isConnected);
    }

    /** {@return the state of each topic, as text} */
    @ManagedAttribute(description = "The state of each topic and since when")
    default String getStates() {
        return joined(
                stream -> " " + stream.status().state() + " since " + stream.status().since());
    }

    /** {@return the position of each topic, as text} */
    @ManagedAttribute(description = "The position of each topic: see the operation position")
    default String getPositions() {
        return joined(stream -> " " + Objects.requireNonNullElse(stream.position(), "none"));
    }

    /** {@return the number of events received} */
    @ManagedAttribute(description = "Events received")
    default long getEventsReceived() {
        return StreamMetric.RECEIVED.total(streams());
    }

    /** {@return the number of events skipped by {@code eventTypes}} */
    @ManagedAttribute(description = "Events skipped by eventTypes")
    default long getEventsFiltered() {
        return StreamMetric.FILTERED.total(streams());
    }

    /** {@return the number of events that were processed} */
    @ManagedAttribute(description = "Events that are processed, including filtered ones")
    default long getEventsAcknowledged() {
        return StreamMetric.ACKNOWLEDGED.total(streams());
    }

    /** {@return the number of events that failed and are redelivered} */
    @ManagedAttribute(description = "Events that failed and are redelivered")
    default long getEventsNegativelyAcknowledged() {
        return StreamMetric.NEGATIVELY_ACKNOWLEDGED.total(streams());
    }

    /** {@return the number of sessions after the first of each topic} */
    @ManagedAttribute(description = "Sessions after the first of each topic")
    default long getReconnects() {
        return StreamMetric.RECONNECTS.total(streams());
    }

    /** {@return the number of gaps reported} */
    @ManagedAttribute(description = "Gaps in which events may have been missed permanently")
    default long getGaps() {
        return StreamMetric.GAPS.total(streams());
    }

    /** {@return the number of events that are queued or in the route} */
    @ManagedAttribute(description = "Events in flight, including queued ones")
    default int getEventsInFlight() {
        return (int) StreamMetric.IN_FLIGHT.total(streams());
    }

    /** {@return the number of events that the route has not begun to process} */
    @ManagedAttribute(description = "Events that are waiting for the route")
    default int getEventsQueued() {
        return (int) StreamMetric.QUEUED.total(streams());
    }

    /**
     * {@return milliseconds from the publication of the last event to its arrival; null before the
     * first event}
     */
    @ManagedAttribute(
            description =
                    "Time from the publication of the newest event to its arrival, in ms: of"
                            + " the topic with the longest time")
    default @Nullable Long getLagMillis() {
        return StreamMetric.LAG_MILLIS.greatest(streams());
    }

    /** {@return milliseconds since the oldest event in flight was received; 0 if there is none} */
    @ManagedAttribute(
            description =
                    "Time since the oldest event in flight was received, in ms; 0 if there is none")
    default @Nullable Long getOldestInFlightAgeMillis() {
        return StreamMetric.OLDEST_IN_FLIGHT_AGE_MILLIS.greatest(streams());
    }

    /**
     * {@return milliseconds since the publication of the oldest event in flight; 0 if there is
     * none}
     */
    @ManagedAttribute(
            description =
                    "Time since the publication of the oldest event in flight, in ms; 0 if there is"
                            + " none")
    default @Nullable Long getRouteLagMillis() {
        return StreamMetric.ROUTE_LAG_MILLIS.greatest(streams());
    }

    /** {@return for how many milliseconds a window has been full; 0 if none is} */
    @ManagedAttribute(
            description =
                    "How long receiverQueueSize events of a topic have been in flight, in ms: of the"
                            + " topic with the longest time; 0 if none is full")
    default @Nullable Long getWindowFullMillis() {
        return StreamMetric.WINDOW_FULL_MILLIS.greatest(streams());
    }

    /** {@return a row with all metrics for each topic} */
    @ManagedAttribute(description = "All metrics of each topic's stream")
    default TabularData getStreams() {
        return StreamTable.of(streams());
    }

    private String joined(Function<EventStream, String> text) {
        return streams().stream()
                .map(stream -> stream.topic() + text.apply(stream))
                .collect(Collectors.joining(", "));
    }

    private static boolean isNamed(EventStream stream, String topic) {
        String whole = stream.topic().toString();
        return whole.equals(topic) || whole.endsWith("/" + topic);
    }
}
