/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads a frame's {@code publishTime}. Every event has one, and the JDK's parser takes as long for
 * it as the rest of an Exchange takes, so the form that Pulsar writes ({@code
 * 2026-11-24T10:15:30.123Z}, or with the server's zone offset, and with the zeros at the fraction's
 * end cut) is read here.
 */
final class PublishTime {

    private static final int SECONDS_END = 19;
    private static final int DIGITS_OF_NANOS = 9;
    private static final int MINUTES_A_DAY = 24 * 60;

    private PublishTime() {}

    /** The time, or null where the text is none: that is not worth the event. */
    static @Nullable Instant parse(String text) {
        try {
            Instant known = knownForm(text);
            return known != null ? known : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null where it is of another form, or out of range: the JDK's parser knows what that is. */
    private static @Nullable Instant knownForm(String text) {
        int length = text.length();
        if (length <= SECONDS_END
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int zone = fractionEnd(text);
        int fraction = zone == SECONDS_END ? 0 : number(text, SECONDS_END + 1, zone);
        int offset = zone < 0 ? -1 : offsetMinutes(text, zone);
        boolean complete =
                (year | month | day | hour | minute | second | fraction) >= 0
                        && hour < 24
                        && minute < 60
                        && second < 60
                        && Math.abs(offset) < MINUTES_A_DAY;
        if (!complete || zone < 0) {
            return null;
        }
        long minutes =
                LocalDate.of(year, month, day).toEpochDay() * MINUTES_A_DAY
                        + hour * 60L
                        + minute
                        - offset;
        return Instant.ofEpochSecond(minutes * 60 + second, nanos(fraction, zone));
    }

    /** Where the zone begins; -1 where what stands before it is no fraction of up to 9 digits. */
    private static int fractionEnd(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - SECONDS_END - 1;
        return digits >= 1 && digits <= DIGITS_OF_NANOS && end < text.length() ? end : -1;
    }

    private static long nanos(int fraction, int fractionEnd) {
        long nanos = fraction;
        for (int digits = fractionEnd - SECONDS_END - 1; digits < DIGITS_OF_NANOS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** {@code Z} or {@code +hh:mm}; a whole day where it is something else. */
    private static int offsetMinutes(String text, int start) {
        char sign = text.charAt(start);
        if (sign == 'Z' && text.length() == start + 1) {
            return 0;
        }
        if ((sign != '+' && sign != '-')
                || text.length() != start + 6
                || text.charAt(start + 3) != ':') {
            return MINUTES_A_DAY;
        }
        int hours = number(text, start + 1, start + 3);
        int minutes = number(text, start + 4, start + 6);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return MINUTES_A_DAY;
        }
        int offset = hours * 60 + minutes;
        return sign == '-' ? -offset : offset;
    }

    /** Negative where there is anything but digits. */
    private static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
