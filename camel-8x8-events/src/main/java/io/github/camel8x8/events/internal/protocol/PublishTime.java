/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Parses the publish time of a message: ISO 8601 with the server's zone offset and a fraction of 0
 * to 3 digits.
 */
public final class PublishTime {

    /** Times are clamped to this range, so that their milliseconds and durations fit a long. */
    private static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");

    private PublishTime() {}

    /** The time, or null if the text is not a time: that must not cost an event. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return clamped(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant clamped(Instant time) {
        return time.isBefore(MIN) ? MIN : time.isAfter(MAX) ? MAX : time;
    }
}
