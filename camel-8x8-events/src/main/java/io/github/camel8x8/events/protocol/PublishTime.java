/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Parses the publish time of a message: ISO 8601 with the server's zone offset and a fraction of 0
 * to 3 digits.
 */
final class PublishTime {

    /** Times are clamped to this range, so that their milliseconds and durations fit a long. */
    private static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final int SECONDS_END = "2026-11-24T06:23:41".length();

    private PublishTime() {}

    /** The time, or null if the text is not a time: that must not cost an event. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        byte[] utf8 = text.getBytes(UTF_8);
        return parse(utf8, 0, utf8.length);
    }

    /** The same for a text in UTF-8, from one index to before another. */
    static @Nullable Instant parse(byte[] text, int from, int to) {
        try {
            return isUtc(text, from, to)
                    ? parseUtc(text, from, to)
                    : cut(
                            OffsetDateTime.parse(new String(text, from, to - from, UTF_8))
                                    .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant cut(Instant time) {
        return time.isBefore(MIN) ? MIN : time.isAfter(MAX) ? MAX : time;
    }

    /** As in {@code 2026-11-24T06:23:41.533Z}, the form that a server in UTC sends. */
    private static boolean isUtc(byte[] text, int from, int to) {
        int last = to - from - 1;
        if (last < SECONDS_END || last > SECONDS_END + 4 || text[from + last] != 'Z') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            byte c = text[from + i];
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
        return number(text, from + 11, from + 13) < 24
                && number(text, from + 14, from + 16) < 60
                && number(text, from + 17, from + 19) < 60;
    }

    /** {@link OffsetDateTime} would allocate 2 KB for the same. */
    private static Instant parseUtc(byte[] text, int from, int to) {
        long day =
                LocalDate.of(
                                number(text, from, from + 4),
                                number(text, from + 5, from + 7),
                                number(text, from + 8, from + 10))
                        .toEpochDay();
        int second =
                number(text, from + 11, from + 13) * 3600
                        + number(text, from + 14, from + 16) * 60
                        + number(text, from + 17, from + 19);
        int nanos = 0;
        int unit = 100_000_000;
        for (int i = from + SECONDS_END + 1; i < to - 1; i++) {
            nanos += (text[i] - '0') * unit;
            unit /= 10;
        }
        return Instant.ofEpochSecond(day * 86_400 + second, nanos);
    }

    private static int number(byte[] text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text[i] - '0';
        }
        return number;
    }
}
