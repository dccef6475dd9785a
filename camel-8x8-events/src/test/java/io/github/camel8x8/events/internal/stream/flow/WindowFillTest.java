/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.status.ClockReading;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Since when a window is full. */
class WindowFillTest {

    private static final ClockReading NOON =
            new ClockReading(Instant.parse("2026-06-01T12:00:00Z"), 7);
    private static final ClockReading LATER =
            new ClockReading(NOON.time().plusSeconds(60), 60_000_000_007L);

    private ClockReading now = NOON;

    @Test
    void itIsNotFullBeforeTheLastPlaceIsTaken() {
        WindowFill fill = new WindowFill(8, () -> now);

        fill.update(7);

        assertThat(fill.fullSince()).isNull();
    }

    @Test
    void itStaysFullWhileARouteCompletesEventsAndReceivesTheNext() {
        WindowFill fill = new WindowFill(8, () -> now);
        fill.update(8);

        for (int i = 0; i < 3; i++) {
            now = LATER;
            fill.update(5);
            fill.update(8);
        }

        assertThat(fill.fullSince()).isEqualTo(NOON);
    }

    @Test
    void itIsNoLongerFullWhenHalfOfItIsFree() {
        WindowFill fill = new WindowFill(8, () -> now);
        fill.update(8);

        fill.update(4);

        assertThat(fill.fullSince()).isNull();
        now = LATER;
        fill.update(8);
        assertThat(fill.fullSince()).isEqualTo(LATER);
    }

    @Test
    void aWindowOfOneEventIsFullWithIt() {
        WindowFill fill = new WindowFill(1, () -> now);

        fill.update(1);
        assertThat(fill.fullSince()).isEqualTo(NOON);

        fill.update(0);
        assertThat(fill.fullSince()).isNull();
    }

    @Test
    void itIsNotFullWithoutASession() {
        WindowFill fill = new WindowFill(8, () -> now);
        fill.update(8);

        fill.clear();

        assertThat(fill.fullSince()).isNull();
    }
}
