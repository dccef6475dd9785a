/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A queue of batches, whose route and timer the test controls. */
abstract class ControlledBatches {

    static final Duration LONG = Duration.ofHours(1);

    static final AckPolicy POLICY = AckPolicy.of(false, true, () -> AckPolicy.Interruption.NONE);

    /** The tasks of the timer that have not been canceled. */
    final Queue<Runnable> timers = new ArrayDeque<>();

    final Queue<Runnable> asked = new ArrayDeque<>();
    final List<List<String>> processed = Collections.synchronizedList(new ArrayList<>());
    boolean synchronous = true;
    Runnable whenDone = () -> {};

    List<Integer> numbers() {
        synchronized (processed) {
            return processed.stream().flatMap(List::stream).map(Integer::valueOf).toList();
        }
    }

    SerialExecutor executor(int maxSize, Duration timeout) {
        return executor(maxSize, timeout, null);
    }

    SerialExecutor executor(int maxSize, Duration timeout, String types) {
        return new SerialExecutor(
                asked::add, work(new Batching(maxSize, timeout, this::later), types));
    }

    SerialExecutor.Work work(Batching batching, String types) {
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

    Future<?> later(Duration delay, Runnable task) {
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

    static void add(SerialExecutor serial, int... ids) {
        for (int id : ids) {
            serial.add(inFlight(id));
        }
    }

    static InFlightEvent inFlight(int id) {
        return inFlight(id, "");
    }

    static InFlightEvent inFlight(int id, String payload) {
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

    void run() {
        assertThat(asked).hasSize(1);
        asked.remove().run();
    }
}
