/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the batches of a route are complete. */
class BatchQueueTest extends ControlledBatches {

    @Test
    void aFullBatchStartsBeforeTheEndOfARead() {
        SerialExecutor serial = executor(3, LONG);

        add(serial, 1, 2);
        assertThat(asked).isEmpty();
        add(serial, 3);

        run();
        assertThat(processed).isEqualTo(List.of(List.of("1", "2", "3")));
    }

    @Test
    void anIncompleteBatchStartsATimerAndNoThread() {
        SerialExecutor serial = executor(3, LONG);

        add(serial, 1);
        serial.announce();
        add(serial, 2);
        serial.announce();

        assertThat(asked).isEmpty();
        assertThat(timers).hasSize(1);
    }

    @Test
    void theTimerStartsTheBatch() {
        SerialExecutor serial = executor(3, Duration.ofMillis(20));
        add(serial, 1, 2);
        serial.announce();

        await().until(
                        () -> {
                            timers.remove().run(); // starts the next one if it was too early
                            return !asked.isEmpty();
                        });

        run();
        assertThat(processed).isEqualTo(List.of(List.of("1", "2")));
    }

    @Test
    void theTimerOfABatchThatHasBeenRoutedStartsNoEarlierTheNextOne() {
        SerialExecutor serial = executor(2, LONG);
        add(serial, 1);
        serial.announce();
        add(serial, 2, 3);
        serial.announce();
        run();

        timers.remove().run();

        assertThat(processed).isEqualTo(List.of(List.of("1", "2")));
        assertThat(asked).isEmpty();
        assertThat(timers).as("for event 3").hasSize(1);
    }

    @Test
    void whileTheRouteIsBusyTheNextBatchFills() {
        synchronous = false;
        SerialExecutor serial = executor(3, LONG);
        add(serial, 1, 2, 3);
        run();
        add(serial, 4, 5, 6, 7);
        serial.announce();
        assertThat(asked).isEmpty();

        whenDone.run();
        run();

        assertThat(processed).isEqualTo(List.of(List.of("1", "2", "3"), List.of("4", "5", "6")));
    }

    @Test
    void aFullWindowStartsAnIncompleteBatch() {
        SerialExecutor serial = executor(3, LONG);
        add(serial, 1, 2);

        serial.windowIsFull(inFlight(1).delivery().stream());
        serial.announce();

        run();
        add(serial, 3);
        serial.announce();
        assertThat(asked).as("for event 3").isEmpty();
        assertThat(processed).isEqualTo(List.of(List.of("1", "2")));
    }

    @Test
    void droppedEventsAreInNoBatch() {
        SerialExecutor serial = executor(3, LONG);
        InFlightEvent dropped = inFlight(1);
        InFlightEvent droppedLater = inFlight(4);
        serial.add(dropped);
        add(serial, 2);
        Deliveries.drop(dropped.delivery());
        serial.removeDropped();
        add(serial, 3);
        serial.announce();
        assertThat(asked).isEmpty();
        serial.add(droppedLater);
        Deliveries.drop(droppedLater.delivery());

        run();

        assertThat(processed).isEqualTo(List.of(List.of("2", "3")));
    }

    @Test
    void unwantedEventsAreSkippedAtOnceAndDoNotCount() {
        SerialExecutor serial = executor(2, LONG, "Wanted");
        InFlightEvent unwanted = inFlight(1, "{\"event\":\"Other\"}");
        serial.add(inFlight(2, "{\"event\":\"Wanted\"}"));
        serial.add(unwanted);
        serial.announce();

        assertThat(unwanted.delivery().begin()).isFalse();
        assertThat(asked).isEmpty();
        serial.add(inFlight(3, "{\"event\":\"Wanted\"}"));
        run();
        assertThat(processed).isEqualTo(List.of(List.of("2", "3")));
    }

    @Test
    void aPauseCancelsTheTimerAndAResumeStartsIt() {
        SerialExecutor serial = executor(3, LONG);
        add(serial, 1);
        serial.announce();
        assertThat(timers).hasSize(1);

        serial.pause();
        assertThat(timers).isEmpty();
        add(serial, 2);
        serial.announce();
        assertThat(timers).isEmpty();
        serial.resume();
        run();

        assertThat(processed).isEmpty();
        assertThat(timers).hasSize(1);
    }

    @Test
    void eachEventOfSeveralThreadsIsInOneBatchInTheOrderOfItsThread() throws Exception {
        int threads = 3;
        int events = 5_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            SerialExecutor serial =
                    new SerialExecutor(
                            pool, work(new Batching(7, Duration.ofMillis(1), this::later), null));
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * events;
                pool.execute(
                        () -> {
                            for (int i = first; i < first + events; i++) {
                                serial.add(inFlight(i));
                                serial.announce();
                            }
                        });
            }

            await().untilAsserted(
                            () -> {
                                serial.resume(); // instead of the timer
                                assertThat(numbers()).hasSize(threads * events);
                            });
            for (int thread = 0; thread < threads; thread++) {
                int first = thread * events;
                assertThat(numbers().stream().filter(n -> n >= first && n < first + events))
                        .isEqualTo(IntStream.range(first, first + events).boxed().toList());
            }
            assertThat(processed).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 7));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aBatchIsAcknowledgedOnceAndThenNotRejected() {
        InFlightBatch batch = batchOf(1, 2, 3);

        assertThat(batch.delivery().acknowledge()).isTrue();

        assertThat(batch.delivery().negativeAcknowledge()).isFalse();
        assertThat(batch.delivery().acknowledge()).isFalse();
        assertThat(batch.delivery().isStarted()).isFalse();
    }

    @Test
    void aBatchNamesItsFirstAndLastEventInLogs() {
        assertThat(batchOf(1, 2, 3).delivery().label())
                .isEqualTo("the batch of 3 events from 1 to 3");
    }

    private static InFlightBatch batchOf(int... ids) {
        List<InFlightEvent> events =
                IntStream.of(ids).mapToObj(ControlledBatches::inFlight).toList();
        events.stream().map(InFlightEvent::delivery).forEach(Delivery::begin);
        return new InFlightBatch(events, POLICY);
    }
}
