/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the batches of a route are complete. */
class BatchQueueTest {

    private static final Duration LONG = Duration.ofHours(1);

    private static final AckPolicy POLICY =
            AckPolicy.of(false, true, () -> AckPolicy.Interruption.NONE);

    /** The tasks of the timer that have not been canceled. */
    private final Queue<Runnable> timers = new ArrayDeque<>();

    private final Queue<Runnable> asked = new ArrayDeque<>();
    private final List<List<String>> processed = Collections.synchronizedList(new ArrayList<>());
    private final Function<MessageFrame, Delivery> others = Deliveries.anotherStream();
    private Object otherStream;
    private boolean synchronous = true;
    private Runnable whenDone = () -> {};

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
    void aBatchHasEventsOfOneStreamOnly() {
        SerialExecutor serial = executor(3, LONG);

        add(serial, 1);
        serial.add(ofAnotherStream(2));
        add(serial, 3, 4);
        run();

        assertThat(processed).isEqualTo(List.of(List.of("1", "3", "4")));
    }

    @Test
    void eventsOfAnotherStreamDoNotFillABatch() {
        SerialExecutor serial = executor(3, LONG);

        add(serial, 1, 2);
        serial.add(ofAnotherStream(3));
        serial.announce();

        assertThat(asked).isEmpty();
        assertThat(timers).as("for event 1").hasSize(1);
    }

    @Test
    void ofTwoCompleteBatchesTheOneWithTheOldestEventIsFirst() {
        SerialExecutor serial = executor(2, LONG);

        serial.add(ofAnotherStream(1));
        add(serial, 2, 3);
        serial.windowIsFull(otherStream);
        serial.announce();
        run();

        assertThat(processed).isEqualTo(List.of(List.of("1"), List.of("2", "3")));
    }

    @Test
    void aFullWindowStartsOnlyTheBatchOfItsStream() {
        SerialExecutor serial = executor(3, LONG);
        add(serial, 1);
        serial.add(ofAnotherStream(2));

        serial.windowIsFull(otherStream);
        serial.announce();
        run();

        assertThat(processed).isEqualTo(List.of(List.of("2")));
    }

    /** Otherwise its events would wait for their time, and the server for their credits. */
    @Test
    void aFullWindowIsRememberedWhileAnotherStreamIsRouted() {
        synchronous = false;
        SerialExecutor serial = executor(2, LONG);
        add(serial, 1, 2);
        serial.add(ofAnotherStream(3));
        serial.windowIsFull(otherStream);
        serial.announce();
        run();
        assertThat(processed).isEqualTo(List.of(List.of("1", "2")));

        whenDone.run();
        run();

        assertThat(processed).isEqualTo(List.of(List.of("1", "2"), List.of("3")));
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
        List<InFlightEvent> events = IntStream.of(ids).mapToObj(BatchQueueTest::inFlight).toList();
        events.stream().map(InFlightEvent::delivery).forEach(Delivery::begin);
        return new InFlightBatch(events, POLICY);
    }

    private List<Integer> numbers() {
        synchronized (processed) {
            return processed.stream().flatMap(List::stream).map(Integer::valueOf).toList();
        }
    }

    private SerialExecutor executor(int maxSize, Duration timeout) {
        return executor(maxSize, timeout, null);
    }

    private SerialExecutor executor(int maxSize, Duration timeout, String types) {
        return new SerialExecutor(
                asked::add, work(new Batching(maxSize, timeout, this::later), types));
    }

    private SerialExecutor.Work work(Batching batching, String types) {
        return new SerialExecutor.Work() {
            @Override
            public boolean process(InFlight inFlight, Runnable done) {
                processed.add(
                        ((InFlightBatch) inFlight)
                                .delivery().deliveries().stream()
                                        .map(delivery -> delivery.message().messageId())
                                        .toList());
                whenDone = done;
                return synchronous;
            }

            @Override
            public RouteQueue newQueue(Runnable wake) {
                return new BatchQueue(batching, EventTypeFilter.of(types), POLICY, wake);
            }
        };
    }

    private Future<?> later(Duration delay, Runnable task) {
        CompletableFuture<Void> timer = new CompletableFuture<>();
        synchronized (timers) {
            timers.add(task);
        }
        timer.whenComplete(
                (nothing, canceled) -> {
                    synchronized (timers) {
                        timers.remove(task);
                    }
                });
        return timer;
    }

    private static void add(SerialExecutor serial, int... ids) {
        for (int id : ids) {
            serial.add(inFlight(id));
        }
    }

    private InFlightEvent ofAnotherStream(int id) {
        InFlightEvent event = inFlight(id);
        Delivery other = others.apply(event.delivery().message());
        otherStream = other.stream();
        return new InFlightEvent(other, event.event(), POLICY);
    }

    private static InFlightEvent inFlight(int id) {
        return inFlight(id, "");
    }

    private static InFlightEvent inFlight(int id, String payload) {
        MessageFrame frame =
                new MessageFrame(
                        String.valueOf(id),
                        payload.getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        null,
                        0,
                        null,
                        null);
        return new InFlightEvent(Deliveries.of(frame), Event.of(frame.payload()), POLICY);
    }

    private void run() {
        assertThat(asked).hasSize(1);
        asked.remove().run();
    }
}
