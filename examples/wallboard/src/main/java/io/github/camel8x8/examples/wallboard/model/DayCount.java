/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import org.jspecify.annotations.Nullable;

/**
 * What became of the calls of a queue in one day.
 *
 * @param answered all that were answered
 * @param answeredInTime those of them within the service level's time
 * @param abandoned all that gave up
 * @param abandonedLate those of them that waited longer than the service level's time
 */
record DayCount(int answered, int answeredInTime, int abandoned, int abandonedLate) {

    static final DayCount NONE = new DayCount(0, 0, 0, 0);

    DayCount plus(DayCount other) {
        return new DayCount(
                answered + other.answered,
                answeredInTime + other.answeredInTime,
                abandoned + other.abandoned,
                abandonedLate + other.abandonedLate);
    }

    DayCount minus(DayCount other) {
        return new DayCount(
                answered - other.answered,
                answeredInTime - other.answeredInTime,
                abandoned - other.abandoned,
                abandonedLate - other.abandonedLate);
    }

    /**
     * The percentage answered in time, of those that were answered or waited longer in vain: who
     * hangs up at once counts for nothing. Rounded down, so that a target is not reached by
     * rounding. Null where there was no such call.
     */
    @Nullable Integer serviceLevel() {
        int offered = answered + abandonedLate;
        return offered == 0 ? null : (int) (100L * answeredInTime / offered);
    }
}
