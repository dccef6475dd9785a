/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time between two sessions of a reader. A topic's retention drops events that the reader has
 * processed, including the last one. No event is missing then if the reader had received all events
 * and was disconnected only briefly, by two clocks: one may be set back, and the other may not run
 * while the machine is suspended. Not thread-safe.
 */
public final class Absence {

    /** Retention does not drop an event within this time, and clocks do not differ by more. */
    public static final Duration SHORT = Duration.ofMinutes(1);

    private final Clock clock;
    private final LongSupplier nanoTime;
    private @Nullable Instant since;
    private @Nullable Instant until;
    private long sinceNanos;
    private long untilNanos;

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    Absence(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * Called when a session is lost.
     *
     * @param complete whether the reader has processed all events that it had received
     */
    void begin(boolean complete) {
        since = complete ? clock.instant() : null;
        sinceNanos = nanoTime.getAsLong();
        until = null;
    }

    /** Called when the next session is open. */
    void end() {
        until = clock.instant();
        untilNanos = nanoTime.getAsLong();
    }

    /** Whether no event can be missing before this one, the first event of the session. */
    boolean hidesNothingBefore(MessageFrame first) {
        Instant from = since;
        Instant to = until;
        Instant published = first.published();
        return from != null
                && to != null
                && published != null
                && from.plus(SHORT).isAfter(to)
                && untilNanos - sinceNanos < SHORT.toNanos()
                && published.isAfter(from.minus(SHORT));
    }
}
