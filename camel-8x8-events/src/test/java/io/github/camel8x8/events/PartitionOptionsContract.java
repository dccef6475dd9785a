/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of a reader apply to each partition, or to the topic as a whole. */
abstract class PartitionOptionsContract extends RouteOnPartitions {

    private static final int LOST = 50_000; // the first number of events that no reader receives

    // ---- concurrentConsumers

    @Test
    void parallelConsumersRouteEventsOfAllPartitionsAtTheSameTime() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        publishToEach(1);

        route(
                uri("messageId=earliest", "concurrentConsumers=3"),
                exchange -> {
                    together.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
                    received.process(exchange);
                });

        received.awaitCount(3);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(published());
    }

    @ParameterizedTest
    @ValueSource(strings = {"batching=false", "batching=true&maxBatchSize=20&batchTimeout=100"})
    void parallelConsumersKeepTheOrderOfEachInteraction(String batching) throws Exception {
        Map<String, Queue<Integer>> byInteraction = new ConcurrentHashMap<>();
        publishInteractionsToPartitions();

        route(
                uri("messageId=earliest", "concurrentConsumers=8", batching),
                exchange ->
                        ReceivedBatches.events(exchange)
                                .forEach(
                                        event ->
                                                byInteraction
                                                        .computeIfAbsent(
                                                                event.getInteractionGuid(),
                                                                guid ->
                                                                        new ConcurrentLinkedQueue<>())
                                                        .add(Integer.valueOf(event.getAgentId()))));

        await("every event")
                .atMost(LIMIT)
                .until(() -> byInteraction.values().stream().mapToInt(Queue::size).sum() >= 2000);
        expectInOrder(byInteraction);
    }

    @Test
    void aRestartOfParallelConsumersRepeatsNoEventThatWasProcessed() throws Exception {
        bindPositions();
        publishToEach(100);
        route(
                uri("messageId=earliest", "offsetRepository=#positions", "concurrentConsumers=4"),
                received);
        received.awaitCount(300);

        camel.getRouteController().stopRoute("route");
        publishToEach(100);
        camel.getRouteController().startRoute("route");

        received.awaitCount(600);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(published());
    }

    // ---- positionExpired

    @Test
    void byDefaultOnlyTheExpiredPartitionReportsAGap() throws Exception {
        startAfterPartitionOneHasExpired("positionExpired=continue");

        expectEachPartitionInOrderOnce();
        assertThat(gaps()).isEqualTo(List.of(0L, 1L, 0L));
        assertThat(stream(1).statistics().sessions()).isOne();
    }

    @Test
    void earliestReadsOnlyTheExpiredPartitionFromItsOldestEvent() throws Exception {
        startAfterPartitionOneHasExpired("positionExpired=earliest");

        expectEachPartitionInOrderOnce();
        assertThat(gaps()).isEqualTo(List.of(0L, 1L, 0L));
        assertThat(stream(1).statistics().sessions()).isEqualTo(2);
    }

    @Test
    void latestSkipsWhatOnlyTheExpiredPartitionHas() throws Exception {
        startAfterPartitionOneHasExpired("positionExpired=latest");
        await().atMost(LIMIT).until(() -> stream(1).statistics().sessions() == 2);
        awaitConnected();

        publish(1, 5);

        List<String> skipped = numbers(STEP + 10, 5);
        List<String> wanted = published().stream().filter(each -> !skipped.contains(each)).toList();
        received.expectAll(wanted);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(gaps()).isEqualTo(List.of(0L, 1L, 0L));
    }

    @Test
    void failStopsReadingOnlyTheExpiredPartition() throws Exception {
        startAfterPartitionOneHasExpired("positionExpired=fail");

        await().atMost(LIMIT).until(() -> stream(1).status().state() == StreamState.FAILED);
        List<String> skipped = numbers(STEP + 10, 5);
        List<String> wanted = published().stream().filter(each -> !skipped.contains(each)).toList();
        received.expectAll(wanted);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(stream(0).status().state()).isEqualTo(StreamState.CONNECTED);
        assertThat(stream(2).status().state()).isEqualTo(StreamState.CONNECTED);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow())
                .contains(
                        topic + "-partition-1",
                        "no longer has the event at the position",
                        "set positionExpired to CONTINUE, EARLIEST or LATEST");
    }

    // ---- stopTime

    @Test
    void theRouteIsNotCompleteBeforeTheEventsInFlightOfEachPartition() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        publishToEach(10);
        List<String> wanted = published();
        Instant stop = afterThePublished();
        publishToEach(5);
        route(
                uri("messageId=earliest", "stopTime=" + stop, "concurrentConsumers=4"),
                exchange -> {
                    if (text(exchange).equals(Integer.toString(STEP + 4))) {
                        go.await();
                    }
                    received.process(exchange);
                });
        awaitPartitions(3);
        await("the events of partition 1")
                .atMost(LIMIT)
                .until(() -> stream(1).statistics().received() == 15);

        await("a route that continues")
                .during(Duration.ofSeconds(1))
                .atMost(LIMIT)
                .until(() -> status() == ServiceStatus.Started);
        go.countDown();

        awaitStopped();
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aPartitionWithoutEventsIsCompleteWhenItIsSilent() throws Exception {
        publish(0, 10);
        publish(1, 10);
        List<String> wanted = published();
        Instant stop = afterThePublished();
        publish(0, 5);

        route(uri("messageId=earliest", "stopTime=" + stop), received);

        awaitStopped();
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aReaderAtLatestThatBeginsAfterTheStopTimeRoutesNoOldEvent() throws Exception {
        publishToEach(10);
        Instant stop = afterThePublished();

        route(uri("messageId=latest", "stopTime=" + stop), received);
        awaitConnected();
        publish(0, 1);

        awaitStopped();
        assertThat(received.bodies()).isEmpty();
    }

    @Test
    void batchesBeforeTheStopTimeAreCompleteInEachPartition() throws Exception {
        ReceivedBatches batches = new ReceivedBatches();
        publishToEach(25);
        List<String> wanted = published();
        Instant stop = afterThePublished();
        publishToEach(5);

        route(
                uri(
                        "messageId=earliest",
                        "stopTime=" + stop,
                        "batching=true",
                        "maxBatchSize=10",
                        "batchTimeout=300"),
                batches);

        awaitStopped();
        assertThat(batches.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aRangeThatWasInterruptedIsContinuedInEachPartition() throws Exception {
        bindPositions();
        AtomicInteger limit = new AtomicInteger(40);
        CountDownLatch go = new CountDownLatch(1);
        publishToEach(30);
        List<String> wanted = published();
        Instant stop = afterThePublished();
        publishToEach(5);
        route(
                uri("startTime=-1h", "stopTime=" + stop, "offsetRepository=#positions"),
                exchange -> {
                    if (limit.getAndDecrement() == 0) {
                        go.await();
                    }
                    received.process(exchange);
                });
        received.awaitCount(40);
        EventsConsumer first = consumer();
        Thread stopping = new Thread(this::stopRoute, "stopping");
        stopping.start();
        await().atMost(LIMIT)
                .until(() -> first.isSuspendingOrSuspended() || first.isStoppingOrStopped());
        go.countDown();
        stopping.join(LIMIT.toMillis());
        assertThat(received.count()).isLessThan(wanted.size());

        camel.getRouteController().startRoute("route");

        awaitStopped();
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    /** Ten events of each partition are processed; partition 1 then loses what it has. */
    private void startAfterPartitionOneHasExpired(String option) throws Exception {
        bindPositions();
        publishToEach(10);
        route(uri("messageId=earliest", "offsetRepository=#positions", option), received);
        received.awaitCount(30);
        camel.getRouteController().stopRoute("route");

        String partition = topic + "-partition-1";
        try (EventProducer lost = service.producer(partition)) {
            lost.publishNumbers(STEP + LOST, 10);
        }
        service.expire(partition);
        publishToEach(5);
        camel.getRouteController().startRoute("route");
        awaitPartitions(3);
    }

    /** Publishes 100 events of each of 20 interactions, each of them to one partition. */
    private void publishInteractionsToPartitions() {
        for (int partition = 0; partition < 3; partition++) {
            int only = partition;
            try (EventProducer of = service.producer(topic + "-partition-" + partition)) {
                of.send(
                        IntStream.range(0, 2000)
                                .filter(i -> i % 20 % 3 == only)
                                .mapToObj(
                                        i ->
                                                OutgoingMessage.of(
                                                        "{\"Interaction\":{\"event\":\"E\",\"interactionGUID\":\"int-%d\",\"agentId\":\"%d\"}}"
                                                                .formatted(i % 20, i)))
                                .toList());
            }
        }
    }

    private List<Long> gaps() {
        return consumer().streams().stream().map(each -> each.statistics().gaps()).toList();
    }

    private void bindPositions() {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
    }

    private void stopRoute() {
        try {
            camel.getRouteController().stopRoute("route");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ServiceStatus status() {
        return camel.getRouteController().getRouteStatus("route");
    }

    private void awaitStopped() {
        await("the route to stop").atMost(LIMIT).until(() -> status() == ServiceStatus.Stopped);
    }
}
