/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.begun;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.opened;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.reopen;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.before;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import org.junit.jupiter.api.Test;

/** The events in flight when the session of a reader is lost. */
class ReaderWindowReconnectTest {

    private final ReaderWindows windows = new ReaderWindows();
    private final ReaderWindow window = windows.reader(ReaderApi.EARLIEST, null);

    @Test
    void whatIsQueuedWhenTheSessionIsLostIsDroppedAndReadAgain() {
        CapturedFrames old = open(window);
        begun(window, old, 1).acknowledge();
        Delivery queued = window.arrived(old, message(2));

        window.lost();

        assertThat(queued.isDropped()).isTrue();
        assertThat(queued.begin()).isFalse();
        assertThat(window.connecting()).isEqualTo(before(1));
        CapturedFrames next = opened(window);
        Delivery again = window.arrived(next, message(2));
        assertThat(again).isNotNull().isNotSameAs(queued);
        assertThat(again.begin()).isTrue();
        again.acknowledge();
        assertThat(next.sent).containsExactly("ack 2");
    }

    @Test
    void whatHasBegunIsNotDeliveredAgainAndAnswersTheNewSession() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);

        CapturedFrames next = reopen(window);
        assertThat(window.arrived(next, message(1))).isNull();
        running.acknowledge();

        assertThat(old.sent).isEmpty();
        assertThat(next.sent).containsExactly("ack 1");
        assertThat(windows.positions).containsExactly(id(1));
    }

    @Test
    void anEventFinishedAfterThePositionIsSkippedWhenItIsRedelivered() {
        CapturedFrames old = open(window);
        Delivery first = begun(window, old, 1);
        begun(window, old, 2).acknowledge();

        CapturedFrames next = reopen(window);
        assertThat(window.arrived(next, message(1))).isNull();
        assertThat(window.arrived(next, message(2))).isNull();
        first.acknowledge();

        assertThat(next.sent).containsExactly("ack 1", "ack 2");
        assertThat(windows.positions).containsExactly(id(2));
    }

    @Test
    void anEventThatFinishesWithoutASessionMovesThePosition() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();

        running.acknowledge();

        assertThat(windows.positions).containsExactly(id(1));
        assertThat(window.connecting()).isEqualTo(before(1));
    }

    @Test
    void whatFinishesWhileTheNextSessionIsBeingMadeGivesItsCreditWhenItIsRedelivered() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();
        assertThat(window.connecting()).isEqualTo("earliest");
        running.acknowledge();
        CapturedFrames next = opened(window);

        assertThat(window.arrived(next, message(1))).isNull();

        assertThat(next.sent).containsExactly("ack 1");
        assertThat(windows.positions).containsExactly(id(1));
    }

    @Test
    void thePositionNeverGoesBackWhateverIsRedelivered() {
        CapturedFrames old = open(window);
        Delivery first = begun(window, old, 1);
        Delivery second = begun(window, old, 2);
        window.lost();
        window.connecting();
        first.acknowledge();
        second.acknowledge();
        CapturedFrames next = opened(window);

        window.arrived(next, message(1));

        assertThat(windows.positions).containsExactly(id(1), id(2));
        assertThat(window.mark()).isEqualTo(id(2));
    }

    @Test
    void whatHasBegunIsKnownAfterAnAttemptThatFailed() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();
        window.connecting();
        window.lost();

        CapturedFrames next = reopen(window);

        assertThat(window.arrived(next, message(1))).isNull();
        running.acknowledge();
        assertThat(next.sent).containsExactly("ack 1");
    }

    @Test
    void whatHasBegunIsKnownAfterTwoSessionsThatBroughtNothing() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        reopen(window);

        CapturedFrames next = reopen(window);

        assertThat(window.arrived(next, message(1))).isNull();
        running.acknowledge();
        assertThat(next.sent).containsExactly("ack 1");
    }

    @Test
    void eventsBeforeThePositionAreNotWaitedForOnLaterSessions() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();
        window.connecting();
        running.acknowledge();
        opened(window);

        reopen(window);

        assertThat(window.carriedOver()).isZero();
        assertThat(window.unfinished()).isZero();
    }

    @Test
    void aFinishedEventThatTheServerNoLongerHasDoesNotCountAsUnfinished() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        reopen(window);
        assertThat(window.unfinished()).isOne();

        running.acknowledge(); // trimmed at the server: it is not redelivered

        assertThat(window.unfinished()).isZero();
    }
}
