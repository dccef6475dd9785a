/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.NOON;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calls of the last hour, in slots of five minutes. */
class TrendTest {

    private static final Agent ANN = Agent.withId("ag1");
    private static final int MINUTE = 60;

    private final BoardUnderTest board = new BoardUnderTest().now(at(58 * MINUTE));

    @Test
    void theLastSlotIsTheCurrentOne() {
        assertThat(board.snapshot().trend().slots())
                .hasSize(12)
                .extracting(Trend.Slot::from)
                .startsWith(NOON)
                .endsWith(at(55 * MINUTE));
    }

    @Test
    void aCallIsInTheSlotInWhichItIsAnswered() {
        board.apply(answered(4 * MINUTE + 50, 15)).apply(answered(7 * MINUTE, 21));

        assertThat(slot(0)).isEqualTo(new Trend.Slot(NOON, 0, 0, null));
        assertThat(slot(1)).isEqualTo(new Trend.Slot(at(5 * MINUTE), 1, 1, 50));
        assertThat(board.snapshot().trend().serviceLevel()).isEqualTo(50);
    }

    @Test
    void whoGivesUpLateCountsAgainstTheTrendAndWhoGivesUpAtOnceDoesNotCount() {
        board.apply(abandoned(0, 21)).apply(abandoned(0, 3));

        assertThat(slot(0)).isEqualTo(new Trend.Slot(NOON, 0, 1, 0));
    }

    @Test
    void whatIsOlderThanTheShownSlotsDoesNotCount() {
        board.apply(answered(0, 5));
        assertThat(board.snapshot().trend().serviceLevel()).isEqualTo(100);

        board.now(at(60 * MINUTE));

        assertThat(board.snapshot().trend().serviceLevel()).isNull();
        assertThat(board.snapshot().trend().slots()).noneMatch(slot -> slot.inTime() > 0);
        assertThat(board.queue().answered()).isEqualTo(1);
    }

    @Test
    void aLateEventCorrectsTheTrend() {
        Interaction call = interaction().at(at(0)).queued().at(at(9)).assigned(ANN);
        List<Event> events =
                BoardUnderTest.eventsOf(call.at(at(10)).accepted().at(at(400)).deleted());
        board.apply(events.subList(0, 2)).apply(events.subList(3, 4));
        assertThat(slot(1).late()).isEqualTo(1);

        board.apply(events.subList(2, 3));

        assertThat(slot(0)).isEqualTo(new Trend.Slot(NOON, 1, 0, 100));
        assertThat(slot(1).late()).isZero();
    }

    @Test
    void theEventsCoverTheTimeBetweenTheOldestAndTheNewest() {
        assertThat(board.snapshot().events()).isEqualTo(EventTimes.NONE);

        board.apply(answered(60, 5)).apply(interaction().at(at(30)).created());

        assertThat(board.snapshot().events())
                .isEqualTo(new EventTimes(at(30), at(60 + 5 + MINUTE)));
    }

    private Trend.Slot slot(int index) {
        return board.snapshot().trend().slots().get(index);
    }

    private static Interaction answered(int from, int seconds) {
        return interaction()
                .at(at(from))
                .created()
                .queued()
                .assigned(ANN)
                .at(at(from + seconds))
                .accepted()
                .at(at(from).plusSeconds(seconds).plus(Duration.ofMinutes(1)))
                .deleted();
    }

    private static Interaction abandoned(int from, int seconds) {
        return interaction()
                .at(at(from))
                .created()
                .queued()
                .at(at(from + seconds))
                .unqueued()
                .deleted();
    }
}
