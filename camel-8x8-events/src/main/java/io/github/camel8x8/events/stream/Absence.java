/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time between two sessions of a reader. A topic's retention drops events that the reader has
 * finished, the last one too; nothing is missing then if the reader had received everything and was
 * away for a moment only. Not safe for use by several threads at once.
 */
final class Absence {

    /** Retention does not drop an event this soon, and clocks do not differ by more. */
    static final Duration SHORT = Duration.ofMinutes(1);

    private final Clock clock;
    private @Nullable Instant since;
    private @Nullable Instant until;

    Absence(Clock clock) {
        this.clock = clock;
    }

    /**
     * A session is lost.
     *
     * @param complete whether the reader has finished everything that it had received
     */
    void begin(boolean complete) {
        since = complete ? clock.instant() : null;
        until = null;
    }

    /** The next session is open. */
    void end() {
        until = clock.instant();
    }

    /** Whether no event can be missing before this one, the first of the session. */
    boolean hidesNothingBefore(MessageFrame first) {
        Instant from = since;
        Instant to = until;
        Instant published = first.published();
        return from != null
                && to != null
                && published != null
                && from.plus(SHORT).isAfter(to)
                && published.isAfter(from.minus(SHORT));
    }
}
