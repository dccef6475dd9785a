/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the executor requests a thread, and how it uses it. */
class SerialExecutorTest {

    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final List<String> processed = Collections.synchronizedList(new ArrayList<>());
    private boolean synchronous = true;
    private boolean suspending;
    private @Nullable Runnable whenDone;
    private final SerialExecutor serial = new SerialExecutor(asked::add, this::process);

    @Test
    void theEventsOfOneReadAreAnnouncedToOneThreadOnce() {
        add(1, 2, 3);
        assertThat(asked).isEmpty();

        serial.announce();

        assertThat(asked).hasSize(1);
        run();
        assertThat(processed).containsExactly("1", "2", "3");
    }

    @Test
    void aLongReadIsStartedBeforeItsEnd() {
        add(IntStream.rangeClosed(1, 63).toArray());
        assertThat(asked).isEmpty();

        add(64);

        assertThat(asked).hasSize(1);
    }

    @Test
    void aReadWithoutEventsAsksForNoThread() {
        serial.announce();

        assertThat(asked).isEmpty();
    }

    @Test
    void anExecutorThatRunsIsNotScheduledAgain() {
        add(1);
        serial.announce();
        add(2);
        serial.announce();

        assertThat(asked).hasSize(1);
        run();
        assertThat(processed).containsExactly("1", "2");
    }

    @Test
    void theNextEventWaitsUntilTheRouteHasEnded() {
        synchronous = false;
        add(1, 2);
        serial.announce();
        run();
        assertThat(processed).containsExactly("1");
        assertThat(asked).isEmpty();

        whenDone.run();
        run();

        assertThat(processed).containsExactly("1", "2");
    }

    @Test
    void eventsAnnouncedInAPauseBeginWhenItIsResumed() {
        serial.pause();
        add(1);
        serial.announce();
        assertThat(asked).isEmpty();

        serial.resume();
        run();

        assertThat(processed).containsExactly("1");
    }

    @Test
    void aPauseKeepsWaitingEventsAndTheyContinueInOrder() {
        synchronous = false;
        add(1, 2);
        serial.announce();
        run();
        serial.pause();
        whenDone.run();
        run();
        add(3);
        serial.announce();
        assertThat(processed).containsExactly("1");

        synchronous = true;
        serial.resume();
        run();

        assertThat(processed).containsExactly("1", "2", "3");
    }

    @Test
    void aRouteThatLeavesItsThreadInterruptedDoesNotInterruptTheNextEvent() {
        List<Boolean> interrupted = new ArrayList<>();
        SerialExecutor interrupting =
                new SerialExecutor(
                        asked::add,
                        (inFlight, done) -> {
                            interrupted.add(Thread.currentThread().isInterrupted());
                            Thread.currentThread().interrupt();
                            return process(inFlight, done);
                        });
        interrupting.add(inFlight(1));
        interrupting.add(inFlight(2));
        interrupting.announce();

        run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).containsExactly(false, false);
    }

    @Test
    void anEventWhoseProcessingThrowsIsCompletedAndBlocksNoOther() {
        SerialExecutor throwing =
                new SerialExecutor(
                        asked::add,
                        (inFlight, done) -> {
                            if (process(inFlight, done) && processed.size() == 1) {
                                throw new StackOverflowError("of the user's code");
                            }
                            return true;
                        });
        InFlightEvent first = inFlight(1);
        throwing.add(first);
        throwing.add(inFlight(2));
        throwing.announce();

        run();

        assertThat(processed).containsExactly("1", "2");
        assertThat(first.delivery().isStarted()).isFalse();
    }

    @Test
    void ifNoThreadCanBeCreatedTheNextEventAsksAgain() {
        boolean[] hasThreads = {false};
        SerialExecutor starved = starved(hasThreads);
        starved.add(inFlight(1));
        starved.announce();
        assertThat(asked).isEmpty();

        hasThreads[0] = true;
        starved.add(inFlight(2));
        starved.announce();
        run();

        assertThat(processed).containsExactly("1", "2");
    }

    /** The window may be full, so that no further event arrives. */
    @Test
    void ifNoThreadCanBeCreatedForTheEventsThatWaitARetryAsksAgain() {
        boolean[] hasThreads = {true};
        SerialExecutor starved = starved(hasThreads);
        synchronous = false;
        starved.add(inFlight(1));
        starved.add(inFlight(2));
        starved.announce();
        run();
        hasThreads[0] = false;
        whenDone.run();
        starved.retry();
        assertThat(asked).isEmpty();

        hasThreads[0] = true;
        starved.retry();
        run();

        assertThat(processed).containsExactly("1", "2");
    }

    private SerialExecutor starved(boolean[] hasThreads) {
        return new SerialExecutor(
                task -> {
                    if (!hasThreads[0]) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    asked.add(task);
                },
                this::process);
    }

    @Test
    void nothingIsForgottenOrOvertakenWhenPausesAndEventsMeetOnManyThreads() throws Exception {
        int events = 20_000;
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            SerialExecutor busy = new SerialExecutor(threads, this::process);
            Future<?> pauses =
                    threads.submit(
                            () -> {
                                while (!Thread.currentThread().isInterrupted()) {
                                    busy.pause();
                                    busy.resume();
                                }
                            });
            for (int i = 0; i < events; i++) {
                busy.add(inFlight(i));
                if (i % 3 == 0) {
                    busy.announce();
                }
            }
            busy.announce();
            pauses.cancel(true);

            await().untilAsserted(() -> assertThat(processed).hasSize(events));
            assertThat(processed)
                    .containsExactlyElementsOf(
                            IntStream.range(0, events).mapToObj(String::valueOf).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void droppedEventsAreRemovedAndTheRestIsProcessed() {
        InFlightEvent dropped = inFlight(1);
        serial.add(dropped);
        Deliveries.drop(dropped.delivery());
        add(2);

        serial.removeDropped();
        serial.announce();
        run();

        assertThat(processed).containsExactly("2");
    }

    @Test
    void anEventThatHasBegunElsewhereIsSkipped() {
        add(1);
        InFlightEvent second = inFlight(2);
        serial.add(second);
        serial.announce();
        assertThat(second.delivery().begin()).isTrue();

        run();

        assertThat(processed).containsExactly("1");
    }

    @Test
    void anEventThatWasPutBackIsTheFirstOneAfterAResume() {
        suspending = true;
        add(1, 2);
        serial.announce();
        run();
        assertThat(processed).containsExactly("1");

        suspending = false;
        serial.resume();
        run();

        assertThat(processed).containsExactly("1", "1", "2");
    }

    @Test
    void anEventThatWasPutBackByAnotherThreadIsTheFirstOneAfterAResume() {
        synchronous = false;
        suspending = true;
        add(1, 2);
        serial.announce();
        run();
        whenDone.run();
        run();
        assertThat(processed).containsExactly("1");

        suspending = false;
        synchronous = true;
        serial.resume();
        run();

        assertThat(processed).containsExactly("1", "1", "2");
    }

    @Test
    void anEventThatWasPutBackAndDroppedIsNotProcessed() {
        suspending = true;
        InFlightEvent first = inFlight(1);
        serial.add(first);
        add(2);
        serial.announce();
        run();

        Deliveries.drop(first.delivery());
        suspending = false;
        serial.resume();
        run();

        assertThat(processed).containsExactly("1", "2");
    }

    private boolean process(InFlight inFlight, Runnable done) {
        processed.add(((InFlightEvent) inFlight).delivery().message().messageId());
        if (suspending) {
            serial.pause();
            assertThat(inFlight.delivery().putBack()).isTrue();
        }
        whenDone = done;
        return synchronous;
    }

    private void add(int... ids) {
        for (int id : ids) {
            serial.add(inFlight(id));
        }
    }

    private static InFlightEvent inFlight(int id) {
        MessageFrame frame =
                new MessageFrame(String.valueOf(id), new byte[0], Map.of(), null, 0, null, null);
        return new InFlightEvent(
                Deliveries.onOpenSession(frame),
                Event.of(frame.payload()),
                AckPolicy.of(false, false, () -> AckPolicy.Interruption.NONE));
    }

    private void run() {
        assertThat(asked).hasSize(1);
        asked.remove().run();
    }
}
