/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
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
    private volatile @Nullable Instant skippedUntil;
    private volatile Runnable whenSkipped = () -> {};
    private volatile @Nullable Delivery keptBack;
    private volatile boolean complete;

    private TimeRange(@Nullable Instant stop) {
        this.stop = stop;
    }

    /** The range of a reader; null for a subscription. */
    static @Nullable TimeRange of(StreamOptions options) {
        return options.api() instanceof ReaderApi reader ? new TimeRange(reader.stopTime()) : null;
    }

    /**
     * From now on, events before the start are skipped.
     *
     * @param whenSkipped called before the first event that is not skipped
     */
    void skipUntil(Instant start, Runnable whenSkipped) {
        this.whenSkipped = whenSkipped;
        skippedUntil = start;
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
        Instant start = skippedUntil;
        if (start != null) {
            if (isBefore(delivery, start)) {
                if (delivery.begin()) {
                    delivery.skip();
                }
                return false;
            }
            skippedUntil = null;
            whenSkipped.run();
        }
        return stop == null || !isKeptBack(delivery, stop);
    }

    private boolean isKeptBack(Delivery delivery, Instant end) {
        if (keptBack() == null && (complete || isAtOrAfter(delivery, end))) {
            keptBack = delivery;
        }
        return keptBack() != null;
    }

    private static boolean isBefore(Delivery delivery, Instant time) {
        Instant published = delivery.message().published();
        return published != null && published.isBefore(time);
    }

    private static boolean isAtOrAfter(Delivery delivery, Instant time) {
        Instant published = delivery.message().published();
        return published != null && !published.isBefore(time);
    }
}
