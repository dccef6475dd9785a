/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.camel8x8.events.options.PositionExpired;
import io.github.camel8x8.events.test.contract.EventService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Readers begin at random times of a large topic of many ledgers. The first event of each reader is
 * compared with the publish times that the topic was filled with.
 */
abstract class ReplayContract {

    private static final int EVENTS = Integer.getInteger("replay.events", 200_000);
    private static final int LEDGERS = 20;
    private static final int TIMES = Integer.getInteger("replay.times", 50);
    private static final long STEP_MILLIS = 1_000;
    private static final int AT_ONCE = 4;
    private static final Instant BASE =
            Instant.now().minus(14, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final long seed = Long.getLong("replay.seed", System.nanoTime());

    abstract EventService service();

    @ParameterizedTest(name = "entries of {0} events")
    @ValueSource(ints = {20, 1})
    void readersBeginExactlyAtRandomTimes(int batch) throws Exception {
        System.out.printf(
                "Replay on %s, entries of %d events, seed %d%n", service().name(), batch, seed);
        String topic = service().newTopic();
        service().publishEntries(topic, fillings(batch));
        List<Replay> replays = new ArrayList<>();
        ExecutorService blocking = Executors.newCachedThreadPool();
        ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
        try (StreamEngine engine = new StreamEngine(blocking)) {
            Random random = new Random(seed);
            long span = EVENTS / batch * STEP_MILLIS;
            List<CompletableFuture<Replay>> running = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                Instant time = BASE.plusMillis(random.nextLong(span - STEP_MILLIS));
                running.add(
                        CompletableFuture.supplyAsync(
                                () -> replay(engine, topic, time, expected(time, batch)), readers));
            }
            for (CompletableFuture<Replay> one : running) {
                replays.add(one.get(5, TimeUnit.MINUTES));
            }
        } finally {
            readers.shutdown();
            blocking.shutdown();
        }

        RunRecord.of("replay", service().name() + (batch == 1 ? ", single events" : ""), seed)
                .with("events", EVENTS)
                .with("ledgers", LEDGERS)
                .with("times", TIMES)
                .with("exact", replays.stream().filter(Replay::isExact).count())
                .with("probes, median", median(replays.stream().map(Replay::probes).toList()))
                .with("probes, most", max(replays.stream().map(Replay::probes).toList()))
                .with("ms to the first event, median", median(millis(replays)))
                .with("ms to the first event, most", max(millis(replays)))
                .write();
        assertThat(replays).allMatch(Replay::isExact);
        assertThat(replays).allMatch(replay -> replay.probes() <= 60);
    }

    /** Each entry is one second after the one before. */
    private static List<String> fillings(int batch) {
        List<String> entries = new ArrayList<>(List.of("at:" + BASE.toEpochMilli()));
        int each = EVENTS / LEDGERS;
        for (int ledger = 0; ledger < LEDGERS; ledger++) {
            if (ledger > 0) {
                entries.add("unload");
            }
            entries.add("fill:%d:%d:%d:%d".formatted(ledger * each, each, batch, STEP_MILLIS));
        }
        return entries;
    }

    /** The number of the first event that was published at or after the time. */
    private static int expected(Instant time, int batch) {
        long millis = Duration.between(BASE, time).toMillis();
        return (int) ((millis + STEP_MILLIS - 1) / STEP_MILLIS * batch);
    }

    private Replay replay(StreamEngine engine, String topic, Instant time, int expected) {
        FirstEvent first = new FirstEvent();
        EventStream stream =
                new EventStream(
                        StreamOptions.of(
                                        ServiceUrl.parse(service().serviceUrl()),
                                        new TopicName(
                                                service().tenant(), service().namespace(), topic),
                                        new ReaderApi(
                                                ReaderApi.EARLIEST,
                                                null,
                                                time,
                                                null,
                                                PositionExpired.CONTINUE),
                                        Credentials.none())
                                .withReceiverQueueSize(StreamOptions.MIN_READER_QUEUE_SIZE),
                        engine,
                        first,
                        PositionTracker.inMemory());
        long begun = System.nanoTime();
        stream.start();
        try {
            int number = first.number.get(2, TimeUnit.MINUTES);
            return new Replay(
                    time,
                    number,
                    expected,
                    stream.statistics().probes(),
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        } catch (Exception e) {
            throw new IllegalStateException("from " + time + ": " + stream.status(), e);
        } finally {
            stream.stop().join();
        }
    }

    private static List<Long> millis(List<Replay> replays) {
        return replays.stream().map(Replay::millis).toList();
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long max(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /**
     * @param time where the reader began
     * @param first the number of its first event
     * @param expected the number of the first event that was published at or after the time
     */
    private record Replay(Instant time, int first, int expected, long probes, long millis) {

        boolean isExact() {
            return first == expected;
        }
    }

    private static final class FirstEvent implements StreamListener {

        final CompletableFuture<Integer> number = new CompletableFuture<>();

        @Override
        public void onDelivery(Delivery delivery) {
            number.complete(
                    Integer.valueOf(
                            new String(delivery.message().payload(), StandardCharsets.UTF_8)));
        }

        @Override
        public void onDropped() {}

        @Override
        public void onUndecodable(MalformedFrameException cause) {
            number.completeExceptionally(cause);
        }

        @Override
        public void onStatus(StreamStatus status) {}

        @Override
        public void onGap(String description) {}

        @Override
        public void onPositionNotStored(Exception cause) {}
    }
}
