/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Since when a window is full. */
class WindowFillTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private Instant now = NOON;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    @Test
    void itIsNotFullBeforeTheLastPlaceIsTaken() {
        WindowFill fill = new WindowFill(8, clock);

        fill.update(7);

        assertThat(fill.fullSince()).isNull();
    }

    @Test
    void itStaysFullWhileARouteCompletesEventsAndReceivesTheNext() {
        WindowFill fill = new WindowFill(8, clock);
        fill.update(8);

        for (int i = 0; i < 3; i++) {
            now = now.plusSeconds(60);
            fill.update(5);
            fill.update(8);
        }

        assertThat(fill.fullSince()).isEqualTo(NOON);
    }

    @Test
    void itIsNoLongerFullWhenHalfOfItIsFree() {
        WindowFill fill = new WindowFill(8, clock);
        fill.update(8);

        fill.update(4);

        assertThat(fill.fullSince()).isNull();
        now = now.plusSeconds(60);
        fill.update(8);
        assertThat(fill.fullSince()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void aWindowOfOneEventIsFullWithIt() {
        WindowFill fill = new WindowFill(1, clock);

        fill.update(1);
        assertThat(fill.fullSince()).isEqualTo(NOON);

        fill.update(0);
        assertThat(fill.fullSince()).isNull();
    }

    @Test
    void itIsNotFullWithoutASession() {
        WindowFill fill = new WindowFill(8, clock);
        fill.update(8);

        fill.clear();

        assertThat(fill.fullSince()).isNull();
    }
}
