/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;

/**
 * How a wallboard counts, and how much it keeps.
 *
 * @param serviceLevel within which time a call is to be answered; 20 s is the usual choice
 * @param correctable for how long after its end a call is still corrected by late events
 * @param forgotten after which time without an event a call, queue or agent is forgotten, since its
 *     end was missed
 * @param mostEnded how many ended calls are kept for correction, and how many more are remembered
 *     by their id so that a repeated event does not bring them back
 */
public record Settings(
        Duration serviceLevel, Duration correctable, Duration forgotten, int mostEnded) {

    /** Checks the ranges. */
    public Settings {
        if (serviceLevel.isNegative() || serviceLevel.isZero()) {
            throw new IllegalArgumentException(
                    "serviceLevel is " + serviceLevel + ", must be above zero");
        }
        if (mostEnded < 1) {
            throw new IllegalArgumentException("mostEnded is " + mostEnded + ", must be above 0");
        }
    }

    /** Calls are to be answered within this time; the rest as it suits most. */
    public static Settings within(Duration serviceLevel) {
        return new Settings(serviceLevel, Duration.ofMinutes(10), Duration.ofHours(12), 20_000);
    }
}
