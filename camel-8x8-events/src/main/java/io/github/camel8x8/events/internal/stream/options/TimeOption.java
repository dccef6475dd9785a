/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a time from an option: ISO 8601 with a zone or without one, or a duration before now, such
 * as {@code -2h}.
 */
public final class TimeOption {

    private static final Pattern BEFORE_NOW =
            Pattern.compile(
                    "-(?=\\d)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    /** In a URI, a plus sign that is not encoded arrives as a space. */
    private static final Pattern PLUS_LOST = Pattern.compile("(T.*) (\\d\\d(?::?\\d\\d)?)");

    /** Times beyond these cannot be computed with. */
    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private TimeOption() {}

    /**
     * Reads a time.
     *
     * @param option the name of the option
     * @param value its value
     * @param now the time to which a duration refers
     * @param zone the zone of a time without one
     * @return the time
     * @throws IllegalArgumentException if the value is not a time
     */
    public static Instant parse(String option, String value, Instant now, ZoneId zone) {
        Instant time = time(option, value, now, zone);
        if (time.isBefore(MIN) || time.isAfter(MAX)) {
            throw InvalidOption.of(option, value, "but must be in the years 1 to 9999");
        }
        return time;
    }

    private static Instant time(String option, String value, Instant now, ZoneId zone) {
        String text = value.strip();
        Matcher before = BEFORE_NOW.matcher(text);
        if (before.matches()) {
            return now.minus(
                    Duration.ofDays(number(before, 1))
                            .plusHours(number(before, 2))
                            .plusMinutes(number(before, 3))
                            .plusSeconds(number(before, 4)));
        }
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            PLUS_LOST.matcher(text).replaceFirst("$1+$2"),
                            ZonedDateTime::from,
                            LocalDateTime::from);
            return time instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) time).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw InvalidOption.of(
                    option,
                    value,
                    "which is not a time; use a date and a time such as 2026-11-27T09:00:00Z, with"
                            + " or without a zone, or a duration before the start of the route such"
                            + " as -2h, -90m or -1d");
        }
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
