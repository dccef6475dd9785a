/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the newest event of a stream was published and when it was received.
 *
 * @param published by the server's clock; null if the server does not send it
 * @param arrived when it was received
 */
public record LastEvent(@Nullable Instant published, ClockReading arrived) {

    /**
     * {@return the time from publishing to receiving. Large while a stream catches up; zero if the
     * clock of the server is ahead; null if {@link #published} is null}
     */
    public @Nullable Duration lag() {
        if (published == null) {
            return null;
        }
        Duration lag = Duration.between(published, arrived.time());
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
