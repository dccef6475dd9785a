/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment by two clocks: one to show, and one to measure an age. A step of the system clock does
 * not change the age.
 *
 * @param time by the system clock
 * @param nanos as {@link System#nanoTime}
 */
public record ClockReading(Instant time, long nanos) {

    /** {@return this moment} */
    public static ClockReading now() {
        return new ClockReading(Instant.now(), System.nanoTime());
    }

    /**
     * {@return an earlier moment}
     *
     * @param nanos as {@link System#nanoTime}
     */
    public static ClockReading at(long nanos) {
        return new ClockReading(Instant.now().minusNanos(System.nanoTime() - nanos), nanos);
    }

    /** {@return the time since this moment} */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** {@code time} as text. */
    @Override
    public String toString() {
        return time.toString();
    }
}
