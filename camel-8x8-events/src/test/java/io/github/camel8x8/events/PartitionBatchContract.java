/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.test.contract.EventService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches of a reader of a partitioned topic. */
abstract class PartitionBatchContract extends RouteOnPartitions {

    private static final String EARLIEST = "messageId=earliest&batching=true";
    private static final String STORED = EARLIEST + "&offsetRepository=#positions";
    private static final String TEN = "maxBatchSize=10";
    private static final String NO_TIMEOUT = "batchTimeout=1h";

    private final ReceivedBatches batches = new ReceivedBatches();
    private final MemoryStateRepository positions = new MemoryStateRepository();
    private TcpProxy network;

    @Override
    void open(EventService tested) {
        super.open(tested);
        network = TcpProxy.to(tested.serviceUrl());
        camel.getRegistry().bind("positions", positions);
    }

    @Override
    String serviceUrl() {
        return network.serviceUrl();
    }

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    @Test
    void aBatchHasEventsOfOnePartitionInOrder() throws Exception {
        publish(0, 300);
        publish(1, 170);
        publish(2, 30);

        route(uri(EARLIEST, "maxBatchSize=50", "batchTimeout=200"), batches);

        expectEachPartitionInBatchesOnce();
        assertThat(batches.batches())
                .allSatisfy(
                        batch ->
                                assertThat(batch.headers())
                                        .containsEntry(EventsConstants.TOPIC, topic)
                                        .containsEntry(
                                                EventsConstants.FIRST_MESSAGE_ID,
                                                batch.ids().get(0))
                                        .containsEntry(
                                                EventsConstants.LAST_MESSAGE_ID,
                                                batch.ids().get(batch.ids().size() - 1)));
    }

    @Test
    void theBatchesOfEachPartitionAreFull() throws Exception {
        publishToEach(250);

        route(uri(EARLIEST, "maxBatchSize=50", NO_TIMEOUT), batches);

        expectEachPartitionInBatchesOnce();
        assertThat(batches.sizes()).hasSize(15).containsOnly(50);
    }

    /** The server does not send more events of this partition, but of the others. */
    @Test
    void onlyThePartitionWhoseWindowIsFullDoesNotWaitForAFullBatch() throws Exception {
        publish(1, 3);
        publish(0, 100);

        route(uri(EARLIEST, "receiverQueueSize=30", "maxBatchSize=20", NO_TIMEOUT), batches);

        batches.awaitEvents(100);
        awaitPartitions(3);
        await("the events of partition 1")
                .atMost(LIMIT)
                .until(() -> stream(1).statistics().received() == 3);
        assertThat(batches.bodies()).isEqualTo(numbers(0, 100));
        assertThat(batches.sizes()).containsOnly(10);
    }

    @Test
    void aFailedBatchIsReadAgainWithTheFollowingOnesOfItsPartition() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        publish(0, 40);
        publish(1, 40);

        route(
                uri(EARLIEST, TEN, NO_TIMEOUT, "breakOnFirstError=true"),
                exchange -> {
                    if (ReceivedBatches.texts(exchange).contains(Integer.toString(STEP + 17))
                            && failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not now");
                    }
                    batches.process(exchange);
                });

        expectEachPartitionInBatchesOnce();
        assertThat(failures).hasNegativeValue();
        assertThat(stream(0).statistics().sessions()).isOne();
        assertThat(batches.sizes()).containsOnly(10);
    }

    @Test
    void aRestartResumesEachPartitionAfterItsLastBatch() throws Exception {
        publish(0, 25);
        publish(1, 15);
        publish(2, 5);
        route(uri(STORED, TEN, NO_TIMEOUT), batches);
        batches.awaitEvents(30);
        awaitReceived(45);

        camel.getRouteController().stopRoute("route");
        assertThat(positions.getState(positionKey(0))).startsWith(lastIdOf(0) + "@");
        assertThat(positions.getState(positionKey(1))).startsWith(lastIdOf(1) + "@");
        publish(0, 5);
        publish(1, 5);
        publish(2, 5);
        camel.getRouteController().startRoute("route");

        expectEachPartitionInBatchesOnce();
        assertThat(batches.sizes()).containsOnly(10);
    }

    /** The route has its first batch, and waits. */
    private void routeThatWaits(CountDownLatch go) throws Exception {
        route(
                uri(STORED, TEN, NO_TIMEOUT),
                exchange -> {
                    batches.process(exchange);
                    go.await();
                });
        batches.awaitEvents(10);
    }

    @Test
    void aStopCompletesTheBatchInTheRouteAndLeavesTheOthersOfAllPartitions() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        publishToEach(20);
        routeThatWaits(go);
        awaitReceived(60);

        EventsConsumer first = consumer();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stopRoute);
        await().atMost(LIMIT)
                .until(() -> first.isSuspendingOrSuspended() || first.isStoppingOrStopped());
        go.countDown();
        stopped.join();
        assertThat(batches.count()).isOne();
        camel.getRouteController().startRoute("route");

        expectEachPartitionInBatchesOnce();
    }

    @Test
    void cutConnectionsLoseAndRepeatNothing() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        publishToEach(25);
        routeThatWaits(go);
        awaitReceived(75);

        network.cut();
        await("new sessions of all partitions")
                .atMost(LIMIT)
                .until(
                        () ->
                                consumer().streams().stream()
                                        .allMatch(each -> each.statistics().sessions() == 2));
        go.countDown();
        publishToEach(5);

        expectEachPartitionInBatchesOnce();
    }

    /** The batches of the partitions are routed at the same time, but not those of an event. */
    @Test
    void parallelConsumersHaveBatchesOfOnePartitionInOrder() throws Exception {
        publish(0, 400);
        publish(1, 400);
        publish(2, 400);

        route(
                uri(EARLIEST, "maxBatchSize=20", "batchTimeout=100", "concurrentConsumers=4"),
                batches);

        batches.awaitEvents(1200);
        assertThat(batches.bodies()).containsExactlyInAnyOrderElementsOf(published());
        assertThat(batches.batches())
                .allSatisfy(
                        batch -> {
                            assertThat(partitionsOf(batch)).hasSize(1);
                            assertThat(batch.bodies().stream().map(Integer::valueOf)).isSorted();
                        });
    }

    private void expectEachPartitionInBatchesOnce() {
        batches.awaitEvents(published().size());
        checkEachPartitionInOrderOnce(batches.bodies());
        assertThat(batches.batches())
                .allSatisfy(batch -> assertThat(partitionsOf(batch)).hasSize(1));
    }

    private static Set<Integer> partitionsOf(ReceivedBatches.Batch batch) {
        return batch.bodies().stream()
                .map(RouteOnPartitions::partitionOf)
                .collect(Collectors.toSet());
    }

    /** The id of the last event of a partition that was routed. */
    private String lastIdOf(int partition) {
        List<String> ids = new ArrayList<>();
        batches.batches().stream()
                .filter(batch -> partitionsOf(batch).contains(partition))
                .forEach(batch -> ids.addAll(batch.ids()));
        return ids.get(ids.size() - 1);
    }

    private void awaitReceived(int count) {
        await(count + " events at the consumer")
                .atMost(LIMIT)
                .until(
                        () ->
                                consumer().streams().size() == 3
                                        && consumer().streams().stream()
                                                        .mapToLong(
                                                                each ->
                                                                        each.statistics()
                                                                                .received())
                                                        .sum()
                                                == count);
    }

    private void stopRoute() {
        try {
            camel.getRouteController().stopRoute("route");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
