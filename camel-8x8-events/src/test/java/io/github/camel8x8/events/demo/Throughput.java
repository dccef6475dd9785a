/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.StreamListener;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.github.camel8x8.events.test.EventStreamServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Measures how many events a second one reader receives from the local stream, and writes the
 * result to the file in its argument. Server and client share the process.
 */
public final class Throughput {

    private static final int EVENTS = 200_000;
    private static final int ROUNDS = 5;
    private static final int PAYLOAD_BYTES = 900;

    private Throughput() {}

    /**
     * Measures, and writes a Markdown page.
     *
     * @param args the file to write
     */
    public static void main(String[] args) throws Exception {
        List<Long> rates = new ArrayList<>();
        try (EventStreamServer stream = EventStreamServer.builder().history(EVENTS).start()) {
            String payload =
                    "{\"Interaction\":{\"event\":\"InteractionQueued\",\"filler\":\"%s\"}}"
                            .formatted("x".repeat(PAYLOAD_BYTES - 60));
            for (int i = 0; i < EVENTS; i++) {
                stream.publishTo("event-v1/measured", payload);
            }
            for (int round = 0; round < ROUNDS; round++) {
                rates.add(measure(stream));
            }
        }
        Files.writeString(Path.of(args[0]), page(rates));
    }

    private static long measure(EventStreamServer stream) throws Exception {
        ExecutorService blocking = Executors.newCachedThreadPool();
        CountDownLatch received = new CountDownLatch(EVENTS);
        try (StreamEngine engine = new StreamEngine(blocking)) {
            EventStream reader =
                    new EventStream(
                            StreamOptions.of(
                                    ServiceUrl.parse(stream.serviceUrl()),
                                    new TopicName(stream.tenant(), "event-v1", "measured"),
                                    new ReaderApi(ReaderApi.EARLIEST, null),
                                    Credentials.none()),
                            engine,
                            new Counting(received),
                            PositionTracker.inMemory());
            long begin = System.nanoTime();
            reader.start().get();
            received.await();
            long nanos = System.nanoTime() - begin;
            reader.stop().get();
            return EVENTS * TimeUnit.SECONDS.toNanos(1) / nanos;
        } finally {
            blocking.shutdown();
        }
    }

    private static String page(List<Long> rates) {
        List<Long> sorted = rates.stream().sorted().toList();
        return """
               # How fast the local stream is

               After this page, you know how many events per second the local stream can send in a load test.

               Written by the run. %,d events of %d bytes to one reader with a window of 1000, over loopback, server and
               client in one process; %d rounds, on %d cores, Java %s.

               | slowest | median | fastest |
               |--:|--:|--:|
               | %,d events/s | %,d events/s | %,d events/s |

               To run it again:

                   ./mvnw -q -Pdemo verify -Ddemo.main=io.github.camel8x8.events.demo.Throughput -Ddemo.argument=docs/local-stream-throughput.md
               """
                .formatted(
                        EVENTS,
                        PAYLOAD_BYTES,
                        ROUNDS,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        sorted.get(0),
                        sorted.get(ROUNDS / 2),
                        sorted.get(ROUNDS - 1));
    }

    /** Acknowledges each delivery immediately. */
    private record Counting(CountDownLatch received) implements StreamListener {

        @Override
        public void onDelivery(Delivery delivery) {
            if (delivery.begin()) {
                delivery.acknowledge();
                received.countDown();
            }
        }

        @Override
        public void onDropped() {
            // nothing is queued
        }

        @Override
        public void onUndecodable(MalformedFrameException cause) {
            throw new IllegalStateException(cause);
        }

        @Override
        public void onStatus(StreamStatus status) {
            // not measured
        }

        @Override
        public void onGap(String description) {
            throw new IllegalStateException(description);
        }

        @Override
        public void onPositionNotStored(Exception cause) {
            throw new IllegalStateException(cause);
        }
    }
}
