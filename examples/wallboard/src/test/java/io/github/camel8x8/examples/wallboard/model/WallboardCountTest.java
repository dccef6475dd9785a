/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.events.test.traffic.Interaction.outboundCall;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answered, abandoned, and the service level: 20 seconds here. */
class WallboardCountTest {

    private static final Agent ANN = Agent.withId("ag1");
    private static final int HOUR = 3600;

    private final BoardUnderTest board = new BoardUnderTest();

    @Test
    void aCallAnsweredInTimeCountsForTheServiceLevel() {
        board.apply(answeredAfter(20));

        assertThat(board.queue().answered()).isEqualTo(1);
        assertThat(board.queue().serviceLevel()).isEqualTo(100);
    }

    @Test
    void aCallAnsweredLateCountsAgainstTheServiceLevel() {
        board.apply(answeredAfter(21)).apply(answeredAfter(5)).apply(answeredAfter(6));

        assertThat(board.queue().answered()).isEqualTo(3);
        assertThat(board.queue().serviceLevel()).isEqualTo(66);
    }

    @Test
    void whoGivesUpLateCountsAgainstTheServiceLevel() {
        board.apply(answeredAfter(5)).apply(abandonedAfter(21));

        assertThat(board.queue().abandoned()).isEqualTo(1);
        assertThat(board.queue().serviceLevel()).isEqualTo(50);
    }

    @Test
    void whoGivesUpAtOnceDoesNotCountForTheServiceLevel() {
        board.apply(answeredAfter(5)).apply(abandonedAfter(3));

        assertThat(board.queue().abandoned()).isEqualTo(1);
        assertThat(board.queue().serviceLevel()).isEqualTo(100);
    }

    @Test
    void withoutACallThereIsNoServiceLevel() {
        board.apply(interaction().at(at(0)).queued());

        assertThat(board.queue().serviceLevel()).isNull();
        assertThat(board.snapshot().totals().serviceLevel()).isNull();
    }

    @Test
    void ringingBelongsToTheWait() {
        board.apply(interaction().at(at(0)).queued().at(at(1)).assigned(ANN).at(at(30)).accepted());

        assertThat(board.queue().serviceLevel()).isZero();
    }

    @Test
    void aCustomerWhoHangsUpWhileItRingsHasGivenUp() {
        board.apply(interaction().at(at(0)).queued().at(at(9)).assigned(ANN).deleted());

        assertThat(board.queue().abandoned()).isEqualTo(1);
    }

    @Test
    void anOutboundCallThatNobodyAnswersIsNotAbandoned() {
        board.apply(
                outboundCall()
                        .at(at(0))
                        .created()
                        .assigned(ANN)
                        .deleted("SYSTEM", "CEC_DISCONNECT_NOANSWER"));

        assertThat(board.snapshot().totals().abandoned()).isZero();
    }

    @Test
    void aTransferredCallCountsInBothQueues() {
        Interaction call = interaction().queue(1, "A").at(at(0)).queued().assigned(ANN).accepted();
        board.apply(call.at(at(60)).deassigned().queue(2, "B").queued().assigned(ANN).accepted());

        assertThat(board.snapshot().queues())
                .extracting(QueueStatus::name, QueueStatus::answered)
                .containsExactly(tuple("A", 1), tuple("B", 1));
        assertThat(board.snapshot().totals().answered()).isEqualTo(2);
    }

    @Test
    void aCallWhoseQueuedEventWasMissedContainsTheTimeAtWhichItWasQueued() {
        Interaction call = interaction().at(at(0)).queued().at(at(30)).assigned(ANN).accepted();
        List<Event> events = BoardUnderTest.eventsOf(call);

        board.apply(events.subList(1, events.size()));

        assertThat(board.queue().serviceLevel()).isZero();
    }

    @Test
    void eventsThatComeTwiceCountOnce() {
        Interaction call = answeredAfter(5);

        board.apply(call).apply(call);

        assertThat(board.queue().answered()).isEqualTo(1);
    }

    @Test
    void eventsThatComeBackwardsCountTheSame() {
        List<Event> events = new ArrayList<>(BoardUnderTest.eventsOf(answeredAfter(25)));
        Collections.reverse(events);

        board.apply(events);

        assertThat(board.queue().answered()).isEqualTo(1);
        assertThat(board.queue().serviceLevel()).isZero();
        assertThat(board.snapshot().calls()).isEmpty();
    }

    @Test
    void aLateEventCorrectsWhatWasCounted() {
        Interaction call = interaction().at(at(0)).queued().at(at(9)).assigned(ANN);
        List<Event> events =
                BoardUnderTest.eventsOf(call.at(at(10)).accepted().at(at(90)).deleted());
        board.apply(events.subList(0, 2)).apply(events.subList(3, 4));
        assertThat(board.queue().abandoned()).isEqualTo(1);

        board.apply(events.subList(2, 3));

        assertThat(board.queue().abandoned()).isZero();
        assertThat(board.queue().answered()).isEqualTo(1);
    }

    @Test
    void aNewDayBeginsAtNothing() {
        board.apply(answeredAfter(5));

        board.now(Instant.parse("2026-03-02T23:59:59Z"));
        assertThat(board.queue().answered()).isEqualTo(1);
        board.now(Instant.parse("2026-03-03T00:00:00Z"));
        assertThat(board.queue().answered()).isZero();
    }

    @Test
    void aCallFromBeforeMidnightCountsForTheDayOnWhichItIsAnswered() {
        Instant late = Instant.parse("2026-03-02T23:59:50Z");
        board.now(late.plusSeconds(30));

        board.apply(interaction().at(late).queued().at(late.plusSeconds(15)).accepted());

        assertThat(board.queue().answered()).isEqualTo(1);
    }

    @Test
    void whatIsReadLateInTheDayCountsFromMidnight() {
        board.now(at(8 * HOUR));

        board.apply(answered(interaction(), -6 * HOUR, 5));

        assertThat(board.snapshot().totals().answered()).isEqualTo(1);
    }

    @Test
    void whatAQueueCountedInTheMorningIsInTheTotalsOfTheEvening() {
        board.now(at(-3 * HOUR)).apply(answered(interaction(), -6 * HOUR, 5));
        board.now(at(9 * HOUR)).apply(answered(interaction().queue(8, "Late"), 9 * HOUR - 100, 5));

        board.now(at(10 * HOUR));

        assertThat(board.snapshot().totals().answered()).isEqualTo(2);
    }

    @Test
    void aQueueIsShownForAsLongAsItHasACountOfToday() {
        board.now(at(-3 * HOUR)).apply(answered(interaction(), -6 * HOUR, 5));

        board.now(at(10 * HOUR));
        assertThat(board.queue().answered()).isEqualTo(1);
        board.now(at(12 * HOUR));
        assertThat(board.snapshot().queues()).isEmpty();
    }

    @Test
    void aServiceLevelOfNoTimeIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.goal(80, Duration.ZERO))
                .withMessage("serviceLevel is PT0S, must be above zero");
    }

    private static Interaction answeredAfter(int seconds) {
        return answered(interaction(), 0, seconds);
    }

    private static Interaction answered(Interaction call, int from, int seconds) {
        return call.at(at(from))
                .created()
                .queued()
                .assigned(ANN)
                .at(at(from + seconds))
                .accepted()
                .at(at(from + seconds + 60))
                .deleted();
    }

    private static Interaction abandonedAfter(int seconds) {
        return interaction().at(at(0)).created().queued().at(at(seconds)).unqueued().deleted();
    }
}
