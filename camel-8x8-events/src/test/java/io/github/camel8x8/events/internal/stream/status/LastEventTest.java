/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastEventTest {

    private static final Instant TIME = Instant.parse("2026-11-24T10:00:01.5Z");
    private static final ClockReading ARRIVED = new ClockReading(TIME, 0);

    @Test
    void theLagIsFromThePublishingToTheDelivery() {
        LastEvent event = new LastEvent(TIME.minusMillis(1250), ARRIVED);

        assertThat(event.lag()).isEqualTo(Duration.ofMillis(1250));
    }

    @Test
    void aServerWhoseClockIsAheadHasNoLag() {
        assertThat(new LastEvent(TIME.plusMillis(500), ARRIVED).lag()).isZero();
    }

    @Test
    void anEventWithoutATimeHasNoLag() {
        assertThat(new LastEvent(null, ARRIVED).lag()).isNull();
    }
}
