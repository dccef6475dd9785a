/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The units in which 8x8 counts time since 1970-01-01T00:00:00Z; the unit depends on the field. */
enum EpochUnit {
    SECONDS(0),
    MILLISECONDS(3),
    NANOSECONDS(9);

    /** Bounded, so that a few digits in a payload cannot become a number of a billion digits. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,19}(\\.\\d{1,9})?");

    /** The end of the year 9999: databases and other programs read no later times. */
    private static final BigDecimal MAX = BigDecimal.valueOf(253_402_300_799L);

    private final int digits;

    EpochUnit(int digits) {
        this.digits = digits;
    }

    /**
     * The instant, or null if the text is not a time, or one after the year 9999, such as
     * milliseconds instead of seconds; zero means that there is no time.
     */
    @Nullable Instant instant(@Nullable String count) {
        if (count == null || !COUNT.matcher(count).matches()) {
            return null;
        }
        BigDecimal seconds = new BigDecimal(count).movePointLeft(digits);
        BigDecimal whole = seconds.setScale(0, RoundingMode.DOWN);
        if (seconds.signum() == 0 || whole.compareTo(MAX) > 0) {
            return null;
        }
        int nanos = seconds.subtract(whole).movePointRight(9).intValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }
}
