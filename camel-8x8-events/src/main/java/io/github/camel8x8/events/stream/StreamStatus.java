/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stream's state and how it came to be.
 *
 * @param state the state
 * @param since when it came to be, by the system clock; while there is no session, when that began
 * @param failedAttempts how many attempts in a row have failed, 0 when connected
 * @param cause what ended the last session or attempt; null when connected or not yet tried. Its
 *     text holds no secret
 * @param nextAttemptIn how long the next attempt waits, as told when the state came to be; else
 *     null
 */
public record StreamStatus(
        StreamState state,
        Instant since,
        int failedAttempts,
        @Nullable Exception cause,
        @Nullable Duration nextAttemptIn) {

    static StreamStatus of(StreamState state) {
        return new StreamStatus(state, Instant.now(), 0, null, null);
    }
}
