/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.id;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReaderWindowTest {

    private static final String BEFORE_5 = before(5);

    private final List<String> positions = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final AtomicInteger seekBacks = new AtomicInteger();
    private final StreamStatistics statistics = new StreamStatistics();
    private boolean keepsAtOnce = true;
    private final ReaderWindow window = reader(ReaderApi.EARLIEST, null);

    @Test
    void beginsAtTheStartMessageIdAsLongAsThereIsNoPosition() {
        assertThat(window.connecting()).isEqualTo("earliest");
        assertThat(reader("CAUQADAA", null).connecting()).isEqualTo("CAUQADAA");
    }

    @Test
    void aPositionOfAnEarlierLifeBeatsTheStart() {
        assertThat(reader(ReaderApi.LATEST, id(7)).connecting()).isEqualTo(before(7));
    }

    @Test
    void aSessionThatResumesBeginsWithTheEventAtThePositionWhichIsSkipped() {
        ReaderWindow resumed = reader(ReaderApi.LATEST, id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(7))).isNull();

        assertThat(session.sent).containsExactly("credit");
        assertThat(resumed.arrived(session, message(8))).isNotNull();
        assertThat(gone).isEmpty();
    }

    @Test
    void anEventAtThePositionThatTheServerNoLongerHasIsReportedOnce() {
        ReaderWindow resumed = reader(ReaderApi.LATEST, id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(50))).isNotNull();
        assertThat(resumed.arrived(session, message(51))).isNotNull();

        assertThat(gone).containsExactly(id(7) + " " + id(50));
    }

    @Test
    void aMissingEventAtThePositionIsNoGapIfTheNextEventIsTheOneBehindIt() {
        ReaderWindow resumed = reader(ReaderApi.LATEST, id(7));
        CapturedFrames session = open(resumed);

        assertThat(resumed.arrived(session, message(8))).isNotNull();

        assertThat(gone).isEmpty();
    }

    @Test
    void aPlaceBetweenEventsNamesNoEventThatCouldBeMissed() {
        ReaderWindow resumed = reader(ReaderApi.LATEST, BEFORE_5);
        assertThat(resumed.connecting()).isEqualTo(BEFORE_5);
        CapturedFrames session = new CapturedFrames();
        resumed.opened(session);

        assertThat(resumed.arrived(session, message(50))).isNotNull();

        assertThat(gone).isEmpty();
    }

    @Test
    void theEventAtThePositionIsExpectedOnTheNextSessionIfTheLastBroughtNothing() {
        ReaderWindow resumed = reader(ReaderApi.LATEST, id(7));
        open(resumed);
        resumed.lost();
        CapturedFrames second = open(resumed);

        assertThat(resumed.arrived(second, message(7))).isNull();
    }

    @Test
    void creditsGoBackWhenThePositionIsKept() {
        keepsAtOnce = false;
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
        assertThat(positions).containsExactly(id(1));
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
        assertThat(positions).containsExactly(id(3));
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
        assertThat(positions).containsExactly(id(1));
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
        assertThat(positions).containsExactly(id(2));
    }

    @Test
    void anEventThatFinishesWithoutASessionMovesThePosition() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();

        running.acknowledge();

        assertThat(positions).containsExactly(id(1));
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
        assertThat(positions).containsExactly(id(1));
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

        assertThat(positions).containsExactly(id(1), id(2));
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

    @Test
    void aFailureAsksForASeekBackOnceAndStopsThePosition() {
        CapturedFrames session = open(window);
        Delivery first = begun(window, session, 1);
        Delivery second = begun(window, session, 2);
        Delivery third = begun(window, session, 3);

        second.negativeAcknowledge();
        third.negativeAcknowledge();
        first.acknowledge();

        assertThat(seekBacks).hasValue(1);
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
        assertThat(positions).containsExactly(id(2));
    }

    @Test
    void whatFailsWhileThereIsNoSessionIsReadAgainWithoutASeekBack() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();

        running.negativeAcknowledge();

        assertThat(seekBacks).hasValue(0);
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
        assertThat(seekBacks).hasValue(0);
    }

    @Test
    void whatFailsAfterItsRedeliverySeeksBackOnTheNewSession() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        CapturedFrames next = reopen(window);
        window.arrived(next, message(1));

        running.negativeAcknowledge();

        assertThat(seekBacks).hasValue(1);
        assertThat(window.arrived(reopen(window), message(1))).isNotNull();
    }

    @Test
    void latestHasNoPlaceToContinueFromBeforeItsFirstEvent() {
        ReaderWindow latest = reader(ReaderApi.LATEST, null);
        open(latest);

        assertThat(latest.isResumable()).isFalse();
        assertThat(reader(ReaderApi.EARLIEST, null).isResumable()).isTrue();
        assertThat(reader("CAUQADAA", null).isResumable()).isTrue();
        assertThat(reader(ReaderApi.LATEST, id(1)).isResumable()).isTrue();
    }

    @Test
    void latestContinuesBeforeItsFirstEventIfThatIsNotFinished() {
        ReaderWindow latest = reader(ReaderApi.LATEST, null);
        CapturedFrames session = open(latest);
        latest.arrived(session, message(5));

        latest.lost();

        assertThat(latest.isResumable()).isTrue();
        assertThat(latest.connecting()).isEqualTo(BEFORE_5);
    }

    @Test
    void thePlaceBeforeTheFirstEventIsAPositionToStore() {
        ReaderWindow latest = reader(ReaderApi.LATEST, null);

        latest.arrived(open(latest), message(5));

        assertThat(positions).containsExactly(BEFORE_5);
    }

    @Test
    void anIdOfAKindWeDoNotKnowGivesNoPlaceUntilItIsFinished() {
        ReaderWindow latest = reader(ReaderApi.LATEST, null);
        CapturedFrames session = open(latest);
        Delivery odd =
                latest.arrived(
                        session,
                        new MessageFrame("odd", new byte[0], Map.of(), null, 0, null, null));
        assertThat(latest.isResumable()).isFalse();

        odd.begin();
        odd.acknowledge();

        assertThat(latest.connecting()).isEqualTo("odd");
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
        assertThat(seekBacks).hasValue(0);
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
                ReaderWindow racing = reader(ReaderApi.EARLIEST, null);
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

    private ReaderWindow reader(String start, String mark) {
        Owner owner = new Owner();
        owner.owned = new ReaderWindow(start, mark, 10, statistics, owner);
        return owner.owned;
    }

    private final class Owner implements ReaderWindow.Owner {

        private ReaderWindow owned;

        @Override
        public void advanced(String messageId, long passed) {
            if (positions.isEmpty() || !positions.get(positions.size() - 1).equals(messageId)) {
                positions.add(messageId);
            }
            if (keepsAtOnce) {
                owned.release(passed);
            }
        }

        @Override
        public void positionGone(String messageId, MessageFrame first) {
            gone.add(messageId + " " + first.messageId());
        }

        @Override
        public void seekBack() {
            seekBacks.incrementAndGet();
        }
    }

    private static String before(long entry) {
        return MessageId.parse(id(entry)).predecessor().toText();
    }

    private static Delivery begun(Window window, CapturedFrames session, long entry) {
        Delivery delivery = window.arrived(session, message(entry));
        assertThat(delivery.begin()).isTrue();
        return delivery;
    }

    private static CapturedFrames open(Window window) {
        window.connecting();
        return opened(window);
    }

    private static CapturedFrames reopen(Window window) {
        window.lost();
        return open(window);
    }

    private static CapturedFrames opened(Window window) {
        CapturedFrames session = new CapturedFrames();
        window.opened(session);
        return session;
    }
}
