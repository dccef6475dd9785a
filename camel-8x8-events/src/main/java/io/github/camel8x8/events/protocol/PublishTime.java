/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads when a message was published: ISO 8601 with the server's zone offset and a fraction of 0 to
 * 3 digits.
 */
public final class PublishTime {

    private static final int SECONDS_END = "2026-11-24T06:23:41".length();

    private PublishTime() {}

    /** The time, or null where the text is none: that is not worth an event. */
    public static @Nullable Instant parse(String text) {
        try {
            return isUtc(text) ? parseUtc(text) : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As in {@code 2026-11-24T06:23:41.533Z}, which is what a server in UTC sends. */
    private static boolean isUtc(String text) {
        int last = text.length() - 1;
        if (last < SECONDS_END || last > SECONDS_END + 4 || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            char c = text.charAt(i);
            boolean isRight =
                    switch (i) {
                        case 4, 7 -> c == '-';
                        case 10 -> c == 'T';
                        case 13, 16 -> c == ':';
                        case 19 -> c == '.' && last > i + 1;
                        default -> c >= '0' && c <= '9';
                    };
            if (!isRight) {
                return false;
            }
        }
        return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
    }

    /** {@link OffsetDateTime} makes 2 KB of garbage for the same. */
    private static Instant parseUtc(String text) {
        long day =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        int second = number(text, 11, 13) * 3600 + number(text, 14, 16) * 60 + number(text, 17, 19);
        int nanos = 0;
        int unit = 100_000_000;
        for (int i = SECONDS_END + 1; i < text.length() - 1; i++) {
            nanos += (text.charAt(i) - '0') * unit;
            unit /= 10;
        }
        return Instant.ofEpochSecond(day * 86_400 + second, nanos);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
