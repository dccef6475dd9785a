/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;

/**
 * How a wallboard counts, and how much it keeps.
 *
 * @param serviceLevel within which time a call is to be answered; 20 s is the usual choice
 * @param goalPercent which percentage is to be answered within it, 1 to 100
 * @param correctable for how long after its end a call is still corrected by late events
 * @param forgotten after which time without an event a call, queue or agent is forgotten, since its
 *     end was missed; a call whose events come late is kept for as long as it is corrected, and a
 *     queue for as long as it has a count of today
 * @param mostEnded how many ended calls are kept for correction, and how many more are remembered
 *     by their id so that a repeated event does not bring them back
 */
public record Settings(
        Duration serviceLevel,
        int goalPercent,
        Duration correctable,
        Duration forgotten,
        int mostEnded) {

    /** Checks the ranges. */
    public Settings {
        if (serviceLevel.isNegative() || serviceLevel.isZero()) {
            throw new IllegalArgumentException(
                    "serviceLevel is " + serviceLevel + ", must be above zero");
        }
        if (goalPercent < 1 || goalPercent > 100) {
            throw new IllegalArgumentException(
                    "goalPercent is " + goalPercent + ", must be 1 to 100");
        }
        if (mostEnded < 1) {
            throw new IllegalArgumentException("mostEnded is " + mostEnded + ", must be above 0");
        }
    }

    /** So many percent of the calls are to be answered within a time; the rest as suits most. */
    public static Settings goal(int percent, Duration serviceLevel) {
        return new Settings(
                serviceLevel, percent, Duration.ofMinutes(10), Duration.ofHours(12), 20_000);
    }
}
