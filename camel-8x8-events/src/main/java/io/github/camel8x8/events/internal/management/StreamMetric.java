/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.management;

import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.status.Diagnostic;
import io.github.camel8x8.events.internal.stream.status.LastEvent;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one stream, for JMX, the dev console and Micrometer. None contains a key, or any
 * data of an event except its id and times.
 */
@SuppressWarnings("ImmutableEnumChecker") // JMX's types and stateless functions are immutable
public enum StreamMetric {
    TOPIC("Tenant, namespace and topic", SimpleType.STRING, stream -> stream.topic().toString()),
    SERVICE_URL(
            "Address of the event stream, resolved from region or serviceUrl",
            SimpleType.STRING,
            stream -> stream.serviceUrl().toString()),
    STATE(
            "CONNECTING, CONNECTED, RECONNECTING, SEEKING_BACK, FAILED or STOPPED",
            SimpleType.STRING,
            stream -> stream.status().state().name()),
    SINCE(
            "When the stream entered this state",
            SimpleType.STRING,
            stream -> stream.status().since().toString()),
    CONNECTED("Whether there is a session", SimpleType.BOOLEAN, StreamMetric::isConnected),
    FAILED_ATTEMPTS(
            "How many attempts to connect have failed in a row",
            SimpleType.INTEGER,
            stream -> stream.status().failedAttempts()),
    CAUSE("Why the last session or attempt ended", SimpleType.STRING, StreamMetric::cause),
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
    IDLE_RECONNECTS(
            "Sessions that were reconnected because no event arrived for a long time",
            SimpleType.LONG,
            stream -> stream.statistics().idleReconnects()),
    GAPS(
            "Gaps in which events may have been missed permanently",
            SimpleType.LONG,
            stream -> stream.statistics().gaps()),
    LAST_GAP("The last gap", SimpleType.STRING, StreamMetric::lastGap),
    IN_FLIGHT("Events in flight, including queued ones", SimpleType.INTEGER, EventStream::inFlight),
    QUEUED("Events that are waiting for the route", SimpleType.INTEGER, EventStream::queued),
    POSITION(
            "Reader: the message id of the last event before the oldest unfinished one",
            SimpleType.STRING,
            EventStream::position),
    LAST_PUBLISHED(
            "When the newest event was published, by the server's clock",
            SimpleType.STRING,
            StreamMetric::lastPublished),
    LAG_MILLIS(
            "Time from the publication of the newest event to its arrival, in ms",
            SimpleType.LONG,
            StreamMetric::lagMillis);

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
            case GAPS -> "gaps";
            default -> null;
        };
    }

    /** {@return whether it only grows} */
    public boolean isCount() {
        return type.equals(SimpleType.LONG) && this != LAG_MILLIS;
    }

    /** {@return the value of a number; 1 for true, 0 for false or no value} */
    public double number(EventStream stream) {
        Object now = value.apply(stream);
        if (now instanceof Boolean is) {
            return is ? 1 : 0;
        }
        return now instanceof Number number ? number.doubleValue() : 0;
    }

    /** {@return the sum of a count over the streams} */
    public long total(List<EventStream> streams) {
        return streams.stream().mapToLong(stream -> (long) number(stream)).sum();
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

    private static @Nullable Object lastGap(EventStream stream) {
        Diagnostic gap = stream.findings().gap();
        return gap == null ? null : gap.at() + " " + gap.text();
    }

    private static @Nullable Object lastPublished(EventStream stream) {
        LastEvent last = stream.statistics().lastEvent();
        return last == null || last.published() == null ? null : String.valueOf(last.published());
    }

    public static @Nullable Long lagMillis(EventStream stream) {
        LastEvent last = stream.statistics().lastEvent();
        Duration lag = last == null ? null : last.lag();
        return lag == null ? null : lag.toMillis();
    }
}
