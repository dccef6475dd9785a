/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.begun;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.opened;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.reopen;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import org.junit.jupiter.api.Test;

/** Events that fail: the reader seeks back to them, or reads them again on the next session. */
class ReaderWindowSeekBackTest {

    private final ReaderWindows windows = new ReaderWindows();
    private final ReaderWindow window = windows.reader(ReaderApi.EARLIEST, null);

    @Test
    void aFailureAsksForASeekBackOnceAndStopsThePosition() {
        CapturedFrames session = open(window);
        Delivery first = begun(window, session, 1);
        Delivery second = begun(window, session, 2);
        Delivery third = begun(window, session, 3);

        second.negativeAcknowledge();
        third.negativeAcknowledge();
        first.acknowledge();

        assertThat(windows.seekBacks).hasValue(1);
        assertThat(window.mark()).isEqualTo(id(1));
        assertThat(session.sent).containsExactly("ack 1");
    }

    @Test
    void aSeekBackDropsTheQueueAndIgnoresWhatStillComes() {
        CapturedFrames session = open(window);
        Delivery failing = begun(window, session, 1);
        Delivery queued = window.arrived(session, message(2));

        failing.negativeAcknowledge();

        assertThat(queued.isDropped()).isTrue();
        assertThat(window.arrived(session, message(3))).isNull();
        window.undecodable(session, id(4));
        assertThat(session.sent).isEmpty();
    }

    @Test
    void afterASeekBackTheFailedEventIsDeliveredAgainAndWhatHasBegunIsNot() {
        CapturedFrames old = open(window);
        Delivery failing = begun(window, old, 1);
        Delivery running = begun(window, old, 2);
        failing.negativeAcknowledge();

        CapturedFrames next = reopen(window);
        Delivery again = window.arrived(next, message(1));
        assertThat(window.arrived(next, message(2))).isNull();
        running.acknowledge();
        assertThat(again.begin()).isTrue();
        again.acknowledge();

        assertThat(next.sent).containsExactly("ack 1", "ack 2");
        assertThat(windows.positions).containsExactly(id(2));
    }

    @Test
    void whatFailsWhileThereIsNoSessionIsReadAgainWithoutASeekBack() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();

        running.negativeAcknowledge();

        assertThat(windows.seekBacks).hasValue(0);
        assertThat(window.connecting()).isEqualTo("earliest");
        assertThat(window.arrived(opened(window), message(1))).isNotNull();
    }

    @Test
    void whatFailsWhileTheNextSessionIsBeingMadeIsReadAgain() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();
        window.connecting();
        running.negativeAcknowledge();

        assertThat(window.arrived(opened(window), message(1))).isNotNull();
        assertThat(windows.seekBacks).hasValue(0);
    }

    @Test
    void whatFailsAfterItsRedeliverySeeksBackOnTheNewSession() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        CapturedFrames next = reopen(window);
        window.arrived(next, message(1));

        running.negativeAcknowledge();

        assertThat(windows.seekBacks).hasValue(1);
        assertThat(window.arrived(reopen(window), message(1))).isNotNull();
    }

    @Test
    void anEventThatIsPutBackKeepsItsPlaceAndCanBeginAgain() {
        CapturedFrames session = open(window);
        Delivery failing = begun(window, session, 1);
        begun(window, session, 2).acknowledge();

        assertThat(failing.putBack()).isTrue();

        assertThat(failing.isQueued()).isTrue();
        assertThat(windows.positions).isEmpty();
        assertThat(failing.begin()).isTrue();
        failing.acknowledge();
        assertThat(window.mark()).isEqualTo(id(2));
        assertThat(windows.seekBacks).hasValue(0);
    }

    @Test
    void anEventThatWasPutBackIsDroppedWithItsSessionAndDeliveredAgainOnTheNext() {
        Delivery failing = begun(window, open(window), 1);
        failing.putBack();

        CapturedFrames next = reopen(window);

        assertThat(failing.isDropped()).isTrue();
        assertThat(window.arrived(next, message(1))).isNotNull();
    }

    @Test
    void anEventWhoseSessionHasEndedIsNotPutBack() {
        Delivery failing = begun(window, open(window), 1);
        window.lost();

        assertThat(failing.putBack()).isFalse();
    }

    @Test
    void anEventThatIsCompleteOrHandedOverIsNotPutBack() {
        CapturedFrames session = open(window);
        Delivery complete = begun(window, session, 1);
        Delivery handedOver = begun(window, session, 2);
        complete.acknowledge();
        handedOver.handedOver();

        assertThat(complete.putBack()).isFalse();
        assertThat(handedOver.putBack()).isFalse();
    }
}
