/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.begun;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.open;
import static io.github.camel8x8.events.internal.stream.flow.WindowSessions.reopen;
import static io.github.camel8x8.events.internal.stream.transport.CapturedFrames.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import io.github.camel8x8.events.options.SubscriptionType;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a subscription acknowledges messages, also those that are redelivered on a new session. */
class ConsumerWindowTest {

    private final ConsumerWindows windows = new ConsumerWindows();
    private final ConsumerWindow window = windows.consumer(SubscriptionType.Shared);

    @Test
    void aMessageIsAcknowledgedIndividuallyInAnyOrder() {
        CapturedFrames session = open(window);
        Delivery first = begun(window, session, 1);
        Delivery second = begun(window, session, 2);

        second.acknowledge();
        first.acknowledge();

        assertThat(session.sent).containsExactly("ack 2", "ack 1");
        assertThat(window.unfinished()).isZero();
    }

    @Test
    void theOutcomeOfAMessageIsCountedOnce() {
        CapturedFrames session = open(window);
        Delivery done = begun(window, session, 1);
        Delivery failed = begun(window, session, 2);
        Delivery unwanted = begun(window, session, 3);

        assertThat(done.acknowledge()).isTrue();
        assertThat(failed.negativeAcknowledge()).isTrue();
        assertThat(unwanted.skip()).isTrue();
        assertThat(done.skip()).isFalse();
        assertThat(failed.acknowledge()).isFalse();
        assertThat(unwanted.negativeAcknowledge()).isFalse();

        assertThat(windows.statistics.acknowledged()).isEqualTo(2);
        assertThat(windows.statistics.negativelyAcknowledged()).isEqualTo(1);
        assertThat(windows.statistics.filtered()).isEqualTo(1);
    }

    @Test
    void waitingMessagesAreReportedSeparatelyFromBegunOnes() {
        CapturedFrames session = open(window);
        Delivery running = begun(window, session, 1);
        window.arrived(session, message(2));

        assertThat(window.queued()).isEqualTo(1);
        assertThat(window.unfinished()).isEqualTo(2);

        running.acknowledge();
        window.lost();
        assertThat(window.queued()).isZero();
        assertThat(window.unfinished()).isZero();
    }

    @Test
    void whatIsFinishedWhileThereIsNoSessionIsAcknowledgedWhenItIsRedelivered() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        window.lost();
        running.acknowledge();
        assertThat(old.sent).isEmpty();

        CapturedFrames next = open(window);
        assertThat(window.arrived(next, message(1))).isNull();

        assertThat(next.sent).containsExactly("ack 1");
        assertThat(window.carriedOver()).isZero();
    }

    @Test
    void whatIsFinishedOnTheNewSessionBeforeItIsRedeliveredIsAcknowledgedThen() {
        Delivery running = begun(window, open(window), 1);
        CapturedFrames next = reopen(window);
        running.acknowledge();
        assertThat(next.sent).isEmpty();

        assertThat(window.arrived(next, message(1))).isNull();

        assertThat(next.sent).containsExactly("ack 1");
    }

    @Test
    void whatHasBegunIsNotDeliveredAgainAndIsAcknowledgedOnTheNewSession() {
        CapturedFrames old = open(window);
        Delivery running = begun(window, old, 1);
        CapturedFrames next = reopen(window);

        assertThat(window.arrived(next, message(1))).isNull();
        running.acknowledge();

        assertThat(old.sent).isEmpty();
        assertThat(next.sent).containsExactly("ack 1");
    }

    @Test
    void whatIsQueuedWhenTheSessionIsLostIsDroppedAndDeliveredAgain() {
        Delivery queued = window.arrived(open(window), message(1));

        CapturedFrames next = reopen(window);

        assertThat(queued.isDropped()).isTrue();
        assertThat(window.arrived(next, message(1))).isNotNull().isNotSameAs(queued);
    }

    /**
     * The route's thread has completed it, and waits for the window that handles the redelivery.
     */
    @Test
    void whatIsRedeliveredInTheMomentInWhichItIsAcknowledgedIsAcknowledgedOnce() throws Exception {
        Delivery running = begun(window, open(window), 1);
        CapturedFrames next = reopen(window);
        Thread route = new Thread(running::acknowledge);

        synchronized (window) {
            route.start();
            await().until(running::isDone);
            assertThat(window.arrived(next, message(1))).isNull();
        }
        route.join();

        assertThat(next.sent).containsExactly("ack 1");
        assertThat(window.unfinished()).isZero();
    }

    @Test
    void whatWentToAnotherConsumerOfASharedSubscriptionIsNotWaitedForWhenItIsFinished() {
        Delivery running = begun(window, open(window), 1);
        reopen(window);
        assertThat(window.unfinished()).isOne();

        running.acknowledge();

        assertThat(window.unfinished()).isZero();
    }

    @Test
    void aMessageThatIsNeverRedeliveredIsNotRememberedForever() {
        for (int i = 0; i < 100; i++) {
            CapturedFrames session = reopen(window);
            Delivery running = begun(window, session, i);
            window.lost();
            running.acknowledge();
        }
        reopen(window);

        assertThat(window.carriedOver()).isEqualTo(2 * 10);
    }

    /** A race that failed about once in a hundred rounds if the state was read twice. */
    @ParameterizedTest
    @EnumSource(names = {"Shared", "Exclusive"})
    void whatIsRedeliveredInTheMomentInWhichItFailsIsNotAcknowledged(SubscriptionType type)
            throws Exception {
        Random random = new Random(1);
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicReference<Delivery> failing = new AtomicReference<>();
        int rounds = 20_000;
        Thread route =
                new Thread(
                        () -> {
                            for (int i = 0; i < rounds; i++) {
                                meet(both);
                                failing.get().negativeAcknowledge();
                                meet(both);
                            }
                        });
        route.start();

        for (int i = 0; i < rounds; i++) {
            ConsumerWindow raced = windows.consumer(type);
            failing.set(begun(raced, open(raced), 1));
            CapturedFrames next = reopen(raced);
            int spins = random.nextInt(200);
            meet(both);
            for (int spin = 0; spin < spins; spin++) {
                Thread.onSpinWait();
            }
            raced.arrived(next, message(1));
            meet(both);
            assertThat(next.sent).doesNotContain("ack 1");
        }
        route.join();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
