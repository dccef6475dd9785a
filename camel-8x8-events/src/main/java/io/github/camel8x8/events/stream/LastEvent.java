/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.PublishTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the newest event of a stream was published and when it came.
 *
 * @param publishTime as the server wrote it
 * @param arrived when it came, by the system clock
 */
public record LastEvent(String publishTime, Instant arrived) {

    /** When it was published, by the server's clock; null where the server's text is no time. */
    public @Nullable Instant published() {
        return PublishTime.parse(publishTime);
    }

    /**
     * From its publishing to its coming. Large while a stream catches up; zero where the server's
     * clock is ahead of ours; null where {@link #published} is.
     */
    public @Nullable Duration lag() {
        Instant published = published();
        if (published == null) {
            return null;
        }
        Duration lag = Duration.between(published, arrived);
        return lag.isNegative() ? Duration.ZERO : lag;
    }
}
