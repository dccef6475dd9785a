/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time between two sessions of a reader. A topic's retention drops events that the reader has
 * processed, including the last one. No event is missing then if the reader had received all events
 * and was disconnected only briefly, by two clocks: one may be set back, and the other may not run
 * while the machine is suspended.
 *
 * <p>A process that was stopped or suspended during a session notices the loss only when it
 * continues, and may first receive data that was sent before. The absence therefore begins with the
 * last long time in which nothing was received, unless the session has lasted for as long after it:
 * the server answers pings. Not thread-safe.
 */
public final class Absence {

    /** Retention does not drop an event within this time, and clocks do not differ by more. */
    public static final Duration SHORT = Duration.ofMinutes(1);

    private final Clock clock;
    private final LongSupplier nanoTime;
    private Reading heard;
    private @Nullable Reading silentSince; // in this session, and until when
    private Reading silentUntil;
    private @Nullable Reading since;
    private @Nullable Reading until;

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    Absence(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.heard = new Reading(clock.instant(), nanoTime.getAsLong());
        this.silentUntil = heard;
    }

    /** Called when a session has received something, if only an answer to a ping. */
    void heard() {
        Reading now = new Reading(clock.instant(), nanoTime.getAsLong());
        if (now.isLongAfter(heard)) {
            silentSince = heard;
            silentUntil = now;
        } else if (now.isLongAfter(silentUntil)) {
            silentSince = null;
        }
        heard = now;
    }

    /**
     * Called when a session is lost.
     *
     * @param complete whether the reader has processed all events that it had received
     */
    void begin(boolean complete) {
        heard();
        since = complete ? Objects.requireNonNullElse(silentSince, heard) : null;
        until = null;
    }

    /** Called when the next session is open. */
    void end() {
        heard = new Reading(clock.instant(), nanoTime.getAsLong());
        silentSince = null;
        until = heard;
    }

    /** Whether no event can be missing before this one, the first event of the session. */
    boolean hidesNothingBefore(MessageFrame first) {
        Reading from = since;
        Reading to = until;
        Instant published = first.published();
        return from != null
                && to != null
                && published != null
                && !to.isLongAfter(from)
                && published.isAfter(from.time.minus(SHORT));
    }

    /** A moment by both clocks. */
    private record Reading(Instant time, long nanos) {

        boolean isLongAfter(Reading earlier) {
            return !earlier.time.plus(SHORT).isAfter(time)
                    || nanos - earlier.nanos >= SHORT.toNanos();
        }
    }
}
