/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The age of a moment, and the time that is shown. */
class ClockReadingTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aStepOfTheSystemClockDoesNotChangeAnAge() {
        long minuteAgo = System.nanoTime() - MINUTE.toNanos();

        assertThat(new ClockReading(Instant.EPOCH, minuteAgo).age())
                .isBetween(MINUTE, MINUTE.plusSeconds(30));
    }

    @Test
    void anEarlierMomentIsShownByTheSystemClock() {
        Instant before = Instant.now();

        Instant shown = ClockReading.at(System.nanoTime() - MINUTE.toNanos()).time();

        assertThat(shown).isBetween(before.minusSeconds(61), before.minusSeconds(30));
    }
}
