/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a queue's calls in one day.
 *
 * @param answered the answered calls
 * @param answeredInTime the calls answered within the service level's time
 * @param abandoned the abandoned calls
 * @param abandonedLate the abandoned calls that waited longer than the service level's time
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
     * The percentage answered in time, of calls that were answered or abandoned late; calls that
     * were abandoned earlier are not counted. Rounded down, so that a target is not reached by
     * rounding. Null if there was no such call.
     */
    @Nullable Integer serviceLevel() {
        int offered = answered + abandonedLate;
        return offered == 0 ? null : (int) (100L * answeredInTime / offered);
    }
}
