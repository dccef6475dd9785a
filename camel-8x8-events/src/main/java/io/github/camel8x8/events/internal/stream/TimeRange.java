/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects the events of a reader from a start to {@code stopTime}, by their publish times. Skips
 * events until the first one that was published at or after the start; after that, it no longer
 * compares times with the start. Keeps back the first event that was published at or after the
 * stop, and all after it: they are not begun, so the position does not pass them.
 *
 * <p>An event without a publish time is within the range. Called by one session at a time, in the
 * order of the topic.
 */
final class TimeRange {

    private final @Nullable Instant stop;
    private final PositionTracker positions;
    private volatile @Nullable Delivery keptBack;
    private volatile boolean complete;

    private TimeRange(@Nullable Instant stop, PositionTracker positions) {
        this.stop = stop;
        this.positions = positions;
    }

    /**
     * The range of a reader; null for a subscription.
     *
     * @param positions has the start, since that is stored with each position
     */
    static @Nullable TimeRange of(StreamOptions options, PositionTracker positions) {
        return options.api() instanceof ReaderApi reader
                ? new TimeRange(reader.stopTime(), positions)
                : null;
    }

    /** The time at which the range ends, or null. */
    @Nullable Instant stop() {
        return stop;
    }

    /** The first event that is kept back; null if there is none, or it is redelivered. */
    @Nullable Delivery keptBack() {
        Delivery first = keptBack;
        return first == null || first.isDropped() ? null : first;
    }

    /** Every event of the range is processed; later ones are kept back. */
    void complete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    /** Whether an event is passed on. If not, it is skipped or kept back. */
    boolean contains(Delivery delivery) {
        Instant start = positions.skippedUntil();
        if (start != null) {
            if (isBefore(delivery, start)) {
                if (delivery.begin()) {
                    delivery.skip();
                }
                return false;
            }
            positions.skipUntil(null);
        }
        return stop == null || !isKeptBack(delivery, stop);
    }

    private boolean isKeptBack(Delivery delivery, Instant end) {
        if (keptBack() == null && (complete || isAtOrAfter(delivery.message(), end))) {
            keptBack = delivery;
        }
        return keptBack() != null;
    }

    private static boolean isBefore(Delivery delivery, Instant time) {
        Instant published = delivery.message().published();
        return published != null && published.isBefore(time);
    }

    /** Whether a message was published at a time or later; false if that is unknown. */
    static boolean isAtOrAfter(MessageFrame message, Instant time) {
        Instant published = message.published();
        return published != null && !published.isBefore(time);
    }
}
