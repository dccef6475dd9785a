/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.begun;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.reopen;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How a reader returns credits, and moves its position. */
class ReaderWindowTest {

    private final ReaderWindows windows = new ReaderWindows();
    private final ReaderWindow window = windows.reader(ReaderApi.EARLIEST, null);

    @Test
    void creditsGoBackWhenThePositionIsKept() {
        windows.keepsAtOnce = false;
        CapturedFrames session = open(window);
        begun(window, session, 1).acknowledge();
        begun(window, session, 2).acknowledge();
        begun(window, session, 3).acknowledge();
        assertThat(session.sent).isEmpty();

        window.release(2);
        window.release(2);

        assertThat(session.sent).containsExactly("ack 1", "ack 2");
        window.release(3);
        assertThat(session.sent).containsExactly("ack 1", "ack 2", "ack 3");
    }

    @Test
    void anEventGivesItsCreditBackWhenItIsFinished() {
        CapturedFrames session = open(window);
        Delivery first = begun(window, session, 1);
        assertThat(session.sent).isEmpty();

        first.acknowledge();

        assertThat(session.sent).containsExactly("ack 1");
        assertThat(windows.positions).containsExactly(id(1));
        assertThat(window.mark()).isEqualTo(id(1));
    }

    @Test
    void thePositionWaitsForTheOldestUnfinishedEvent() {
        CapturedFrames session = open(window);
        Delivery first = begun(window, session, 1);
        Delivery second = begun(window, session, 2);
        Delivery third = begun(window, session, 3);

        third.acknowledge();
        second.acknowledge();
        assertThat(session.sent).isEmpty();
        assertThat(window.mark()).isNull();

        first.acknowledge();
        assertThat(session.sent).containsExactly("ack 1", "ack 2", "ack 3");
        assertThat(windows.positions).containsExactly(id(3));
    }

    @Test
    void anUndecodableFrameGivesItsCreditBackAtOnce() {
        CapturedFrames session = open(window);

        window.undecodable(session, id(1));
        window.undecodable(session, null);

        assertThat(session.sent).containsExactly("credit", "credit");
    }

    @Test
    void frameAndFailureOfAClosedSessionAreIgnored() {
        CapturedFrames old = open(window);
        CapturedFrames open = reopen(window);

        assertThat(window.arrived(old, message(1))).isNull();
        window.undecodable(old, id(1));

        assertThat(window.unfinished()).isZero();
        assertThat(old.sent).isEmpty();
        assertThat(open.sent).isEmpty();
    }

    @Test
    void onlyTheFirstAcknowledgementCounts() {
        CapturedFrames session = open(window);
        Delivery delivery = begun(window, session, 1);

        assertThat(delivery.begin()).isFalse();
        assertThat(delivery.acknowledge()).isTrue();
        assertThat(delivery.acknowledge()).isFalse();
        assertThat(delivery.negativeAcknowledge()).isFalse();

        assertThat(session.sent).containsExactly("ack 1");
        assertThat(windows.seekBacks).hasValue(0);
    }

    @Test
    void anEventThatHasNotBegunCannotBeAcknowledged() {
        CapturedFrames session = open(window);
        Delivery delivery = window.arrived(session, message(1));

        assertThat(delivery.acknowledge()).isFalse();
        assertThat(delivery.negativeAcknowledge()).isFalse();
        assertThat(session.sent).isEmpty();
    }

    @Test
    void whatBeginsWhileTheQueueIsDroppedHasNothingDroppedBeforeIt() throws Exception {
        ExecutorService route = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 100; round++) {
                ReaderWindow racing = windows.reader(ReaderApi.EARLIEST, null);
                CapturedFrames session = open(racing);
                List<Delivery> queue = new ArrayList<>();
                for (int entry = 0; entry < 500; entry++) {
                    queue.add(racing.arrived(session, message(entry)));
                }
                CountDownLatch go = new CountDownLatch(1);
                Future<List<Boolean>> begun =
                        route.submit(
                                () -> {
                                    go.countDown();
                                    return queue.stream()
                                            .map(delivery -> delivery.begin() && worked())
                                            .toList();
                                });
                go.await();

                racing.lost();

                assertThat(begun.get()).isSortedAccordingTo(Comparator.reverseOrder());
            }
        } finally {
            route.shutdown();
        }
    }

    /** An event that begins takes a moment, a dropped one does not. */
    private static boolean worked() {
        for (int i = 0; i < 100; i++) {
            Thread.onSpinWait();
        }
        return true;
    }
}
