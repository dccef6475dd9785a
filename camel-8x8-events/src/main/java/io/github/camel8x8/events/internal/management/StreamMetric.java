/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.management;

import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.flow.InFlightStatus;
import io.github.camel8x8.events.internal.stream.status.ClockReading;
import io.github.camel8x8.events.internal.stream.status.Diagnostic;
import io.github.camel8x8.events.internal.stream.status.LastEvent;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one stream, for JMX, the dev console, Micrometer and the health check. None
 * contains a key, or any data of an event except its id and times.
 */
@SuppressWarnings("ImmutableEnumChecker") // JMX's types and stateless functions are immutable
public enum StreamMetric {
    TOPIC("Tenant, namespace and topic", SimpleType.STRING, stream -> stream.topic().toString()),
    SERVICE_URL(
            "Address of the event stream, resolved from region or serviceUrl",
            SimpleType.STRING,
            stream -> stream.serviceUrl().toString()),
    PARTITION(
            "The number of the partition, if the topic is one",
            SimpleType.INTEGER,
            stream -> stream.topic().partitionIndex()),
    STATE(
            "CONNECTING, CONNECTED, RECONNECTING, SEEKING_BACK, FAILED or STOPPED",
            SimpleType.STRING,
            stream -> stream.status().state().name()),
    SINCE(
            "When the stream entered this state; without a session, when the outage began",
            SimpleType.STRING,
            stream -> stream.status().since().toString()),
    CONNECTED("Whether there is a session", SimpleType.BOOLEAN, StreamMetric::isConnected),
    FAILED_ATTEMPTS(
            "How many attempts to connect have failed in a row",
            SimpleType.INTEGER,
            stream -> stream.status().failedAttempts()),
    CAUSE("Why the last session or attempt ended", SimpleType.STRING, StreamMetric::cause),
    NEXT_ATTEMPT_AT(
            "When the next attempt to connect begins",
            SimpleType.STRING,
            stream -> text(stream.status().nextAttemptAt())),
    RECEIVED("Events received", SimpleType.LONG, stream -> stream.statistics().received()),
    FILTERED(
            "Events skipped by eventTypes",
            SimpleType.LONG,
            stream -> stream.statistics().filtered()),
    ACKNOWLEDGED(
            "Events that are processed, including filtered ones",
            SimpleType.LONG,
            stream -> stream.statistics().acknowledged()),
    NEGATIVELY_ACKNOWLEDGED(
            "Events that failed and are redelivered",
            SimpleType.LONG,
            stream -> stream.statistics().negativelyAcknowledged()),
    UNDECODABLE(
            "Frames that could not be decoded",
            SimpleType.LONG,
            stream -> stream.statistics().undecodable()),
    RECONNECTS(
            "Sessions after the first",
            SimpleType.LONG,
            stream -> Math.max(0, stream.statistics().sessions() - 1)),
    LOST_SESSIONS(
            "Sessions that ended although the stream did not close them",
            SimpleType.LONG,
            stream -> stream.statistics().lostSessions()),
    IDLE_RECONNECTS(
            "Sessions that were reconnected because no event arrived for a long time",
            SimpleType.LONG,
            stream -> stream.statistics().idleReconnects()),
    GAPS(
            "Gaps in which events may have been missed permanently",
            SimpleType.LONG,
            stream -> stream.statistics().gaps()),
    LAST_GAP("The last gap", SimpleType.STRING, stream -> text(stream.findings().gap())),
    LAST_GAP_AGE_MILLIS(
            "Time since the last gap, in ms", SimpleType.LONG, StreamMetric::lastGapAge),
    LAST_SILENCE(
            "The last session that was closed because no event arrived for a long time",
            SimpleType.STRING,
            stream -> text(stream.findings().silence())),
    LAST_WARNING(
            "The last other problem that does not end the stream",
            SimpleType.STRING,
            stream -> text(stream.findings().warning())),
    IN_FLIGHT("Events in flight, including queued ones", SimpleType.INTEGER, EventStream::inFlight),
    QUEUED("Events that are waiting for the route", SimpleType.INTEGER, EventStream::queued),
    OLDEST_IN_FLIGHT(
            "The event that has been in flight for the longest time, and what it waits for",
            SimpleType.STRING,
            stream -> text(stream.oldestInFlight())),
    OLDEST_IN_FLIGHT_AGE_MILLIS(
            "Time since the oldest event in flight was received, in ms; 0 if there is none",
            SimpleType.LONG,
            StreamMetric::oldestInFlightAge),
    WINDOW_FULL_SINCE(
            "Since when receiverQueueSize events are in flight, so that the server sends no more",
            SimpleType.STRING,
            stream -> text(stream.windowFullSince())),
    WINDOW_FULL_MILLIS(
            "How long the window has been full, in ms; 0 if it is not full",
            SimpleType.LONG,
            stream -> age(stream.windowFullSince())),
    POSITION(
            "Reader: the message id of the last event before the oldest unfinished one",
            SimpleType.STRING,
            EventStream::position),
    LAST_RECEIVED(
            "When the newest event was received", SimpleType.STRING, StreamMetric::lastReceived),
    LAST_EVENT_AGE_MILLIS(
            "Time since the newest event was received, in ms",
            SimpleType.LONG,
            StreamMetric::lastEventAge),
    LAST_PUBLISHED(
            "When the newest event was published, by the server's clock",
            SimpleType.STRING,
            StreamMetric::lastPublished),
    LAG_MILLIS(
            "Time from the publication of the newest event to its arrival, in ms",
            SimpleType.LONG,
            StreamMetric::lagMillis),
    ROUTE_LAG_MILLIS(
            "Time since the publication of the oldest event in flight, in ms; 0 if there is none",
            SimpleType.LONG,
            StreamMetric::routeLag);

    /** Those that show what is wrong with a stream. A count is of use only as a meter. */
    private static final Set<StreamMetric> OF_HEALTH =
            EnumSet.of(
                    SERVICE_URL,
                    STATE,
                    SINCE,
                    FAILED_ATTEMPTS,
                    CAUSE,
                    NEXT_ATTEMPT_AT,
                    IDLE_RECONNECTS,
                    GAPS,
                    LAST_GAP,
                    LAST_SILENCE,
                    LAST_WARNING,
                    IN_FLIGHT,
                    QUEUED,
                    OLDEST_IN_FLIGHT,
                    OLDEST_IN_FLIGHT_AGE_MILLIS,
                    WINDOW_FULL_SINCE,
                    POSITION,
                    LAST_RECEIVED,
                    LAST_PUBLISHED,
                    LAG_MILLIS,
                    ROUTE_LAG_MILLIS);

    private final String description;
    private final OpenType<?> type;
    private final Function<EventStream, @Nullable Object> value;

    StreamMetric(
            String description, OpenType<?> type, Function<EventStream, @Nullable Object> value) {
        this.description = description;
        this.type = type;
        this.value = value;
    }

    /** All metrics of a stream by key, in declaration order; null for a metric without a value. */
    public static Map<String, @Nullable Object> of(EventStream stream) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (StreamMetric figure : values()) {
            figures.put(figure.key(), figure.value.apply(stream));
        }
        return figures;
    }

    /** Those metrics of a stream by key that the health check shows, if they have a value. */
    public static Map<String, Object> healthOf(EventStream stream) {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (StreamMetric figure : OF_HEALTH) {
            Object value = figure.value.apply(stream);
            if (value != null) {
                figures.put(figure.key(), value);
            }
        }
        return figures;
    }

    /** For programs, as in {@code lastPublished}. */
    public String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        Arrays.stream(words)
                .skip(1)
                .forEach(
                        word ->
                                key.append(Character.toUpperCase(word.charAt(0)))
                                        .append(word, 1, word.length()));
        return key.toString();
    }

    /** {@return the last part of the name in Micrometer; null if it has no meter} */
    public @Nullable String meter() {
        return switch (this) {
            case CONNECTED -> "connected";
            case IN_FLIGHT -> "in.flight";
            case RECEIVED -> "events";
            case FILTERED -> "filtered";
            case UNDECODABLE -> "undecodable";
            case ACKNOWLEDGED -> "acks";
            case NEGATIVELY_ACKNOWLEDGED -> "nacks";
            case RECONNECTS -> "reconnects";
            case LOST_SESSIONS -> "lost.sessions";
            case GAPS -> "gaps";
            case LAST_GAP_AGE_MILLIS -> "last.gap.age";
            case FAILED_ATTEMPTS -> "failed.attempts";
            case OLDEST_IN_FLIGHT_AGE_MILLIS -> "oldest.in.flight.age";
            case WINDOW_FULL_MILLIS -> "window.full.time";
            case LAST_EVENT_AGE_MILLIS -> "last.event.age";
            case ROUTE_LAG_MILLIS -> "route.lag";
            default -> null;
        };
    }

    /** {@return whether it only grows} */
    public boolean isCount() {
        return type.equals(SimpleType.LONG) && !isTime();
    }

    /** {@return whether it is a time in ms; its meter is in seconds, as all times in Micrometer} */
    public boolean isTime() {
        return name().endsWith("_MILLIS");
    }

    /** {@return the value of the meter: 1 for true, 0 for false, NaN for no value} */
    public double measure(EventStream stream) {
        return isTime() ? number(stream) / 1000 : number(stream);
    }

    private double number(EventStream stream) {
        Object now = value.apply(stream);
        if (now instanceof Boolean is) {
            return is ? 1 : 0;
        }
        return now instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** {@return the sum of a count over the streams} */
    public long total(List<EventStream> streams) {
        return streams.stream().mapToLong(stream -> (long) number(stream)).sum();
    }

    /** {@return the greatest value over the streams; null if none has a value} */
    public @Nullable Long greatest(List<EventStream> streams) {
        return streams.stream()
                .map(stream -> (Long) value.apply(stream))
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }

    /** For people, as in {@code Last published}. */
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public String description() {
        return description;
    }

    OpenType<?> type() {
        return type;
    }

    public static boolean isConnected(EventStream stream) {
        return stream.status().state() == StreamState.CONNECTED;
    }

    private static @Nullable Object cause(EventStream stream) {
        Exception cause = stream.status().cause();
        return cause == null ? null : String.valueOf(cause.getMessage());
    }

    private static @Nullable Object text(@Nullable Object value) {
        if (value instanceof Diagnostic finding) {
            return finding.at() + " " + finding.text();
        }
        return value == null ? null : value.toString();
    }

    private static long age(@Nullable ClockReading start) {
        return start == null ? 0 : start.age().toMillis();
    }

    private static @Nullable Object lastGapAge(EventStream stream) {
        Diagnostic gap = stream.findings().gap();
        return gap == null ? null : age(gap.at());
    }

    private static @Nullable Object oldestInFlightAge(EventStream stream) {
        InFlightStatus oldest = stream.oldestInFlight();
        return age(oldest == null ? null : oldest.since());
    }

    /** A server that does not send the time of publication: the time since the receipt. */
    private static @Nullable Object routeLag(EventStream stream) {
        InFlightStatus oldest = stream.oldestInFlight();
        if (oldest == null) {
            return 0L;
        }
        Instant published = oldest.published();
        // The clock of the server may be ahead.
        return published == null
                ? age(oldest.since())
                : Math.max(0, Duration.between(published, Instant.now()).toMillis());
    }

    private static @Nullable Object lastReceived(EventStream stream) {
        LastEvent last = stream.statistics().lastEvent();
        return last == null ? null : last.arrived().toString();
    }

    private static @Nullable Object lastEventAge(EventStream stream) {
        LastEvent last = stream.statistics().lastEvent();
        return last == null ? null : age(last.arrived());
    }

    private static @Nullable Object lastPublished(EventStream stream) {
        LastEvent last = stream.statistics().lastEvent();
        return last == null || last.published() == null ? null : String.valueOf(last.published());
    }

    private static @Nullable Object lagMillis(EventStream stream) {
        LastEvent last = stream.statistics().lastEvent();
        Duration lag = last == null ? null : last.lag();
        return lag == null ? null : lag.toMillis();
    }
}
