/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream's state and its cause.
 *
 * @param state the state
 * @param since when the state began, by the system clock; without a session, when the outage began
 * @param failedAttempts the number of consecutive failed attempts, 0 when connected
 * @param cause why the last session or attempt ended; null when connected or before the first
 *     attempt. Its message contains no secret
 * @param nextAttemptIn the delay before the next attempt, counted from this status; null if none is
 *     scheduled
 * @param nextAttemptAt the time of the next attempt, by the system clock; null if none is scheduled
 */
public record StreamStatus(
        StreamState state,
        Instant since,
        int failedAttempts,
        @Nullable Exception cause,
        @Nullable Duration nextAttemptIn,
        @Nullable Instant nextAttemptAt) {

    public static StreamStatus of(StreamState state) {
        return new StreamStatus(state, Instant.now(), 0, null, null, null);
    }
}
