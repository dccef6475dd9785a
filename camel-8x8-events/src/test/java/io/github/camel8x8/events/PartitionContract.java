/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of a partitioned topic, as a route sees it. */
abstract class PartitionContract extends RouteOnPartitions {

    @Test
    void readsEachPartitionInOrder() throws Exception {
        publish(0, 300);
        publish(1, 200);
        publish(2, 100);

        route(uri("messageId=earliest"), received);

        expectEachPartitionInOrderOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void resumesEachPartitionAfterAServerRestart(String start) throws Exception {
        route(uri("messageId=" + start), received);
        publish(0, 100);
        publish(1, 50);
        received.awaitCount(150);

        service.restart();
        publish(0, 100);
        publish(1, 50);
        publish(2, 10);

        expectEachPartitionInOrderOnce();
    }

    @Test
    void aReaderAtLatestMissesNoEventOfAPartitionThatWasQuietWhenItConnected() throws Exception {
        publish(0, 20);
        publish(1, 20);
        forgetPublished();
        route(uri("messageId=latest"), received);
        awaitConnected();

        publish(2, 5);
        publish(1, 5);
        publish(0, 5);

        received.expectAll(published());
        expectEachPartitionInOrderOnce();
    }

    @Test
    void aRestartWithAnOffsetRepositoryResumesEachPartition() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        publish(0, 100);
        publish(1, 100);
        route(uri("messageId=earliest", "offsetRepository=#positions"), received);
        received.awaitCount(200);

        camel.getRouteController().stopRoute("route");
        publish(0, 100);
        publish(1, 100);
        publish(2, 100);
        camel.getRouteController().startRoute("route");

        expectEachPartitionInOrderOnce();
    }

    @Test
    void aRestartReadsWhatWasPublishedMeanwhileEvenIfNothingIsPublishedAfterIt() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        route(uri("messageId=latest", "offsetRepository=#positions"), received);
        awaitConnected();
        publish(1, 10);
        received.awaitCount(10);
        awaitPartitions(3);

        camel.getRouteController().stopRoute("route");
        publish(0, 10);
        publish(2, 10);
        camel.getRouteController().startRoute("route");

        expectEachPartitionInOrderOnce();
    }

    @Test
    void aStoredPositionOfTheWholeTopicIsCarriedOver() throws Exception {
        MemoryStateRepository positions = new MemoryStateRepository();
        camel.getRegistry().bind("positions", positions);
        publish(0, 10);
        publish(2, 10);
        List<String> ids = publish(1, 10);
        positions.setState(
                positionKey(),
                idInPartition(ids.get(4), 1)
                        + "@"
                        + String.join("/", service.tenant(), service.namespace(), topic));

        route(uri("messageId=latest", "offsetRepository=#positions"), received);
        publish(1, 5);

        List<String> wanted = new ArrayList<>(published());
        wanted.removeAll(numbers(STEP, 5));
        received.expectAll(wanted);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aMessageIdResumesInItsPartition() throws Exception {
        List<String> ids = publish(1, 10);
        String id = idInPartition(ids.get(4), 1);

        route(uri("messageId=RAW(" + id + ")"), received);

        received.expectExactly(numbers(STEP + 5, 5));
    }

    @Test
    void aStartTimeAppliesToEachPartition() throws Exception {
        publishToEach(10);
        Instant start = afterThePublished();
        forgetPublished();
        publishToEach(5);

        route(uri("startTime=" + start), received);

        expectEachPartitionInOrderOnce();
    }

    @Test
    void theRouteIsCompleteWhenEachPartitionHasReachedTheStopTime() throws Exception {
        publishToEach(10);
        List<String> wanted = published();
        Instant stop = afterThePublished();
        publishToEach(5);

        route(uri("startTime=-1h", "stopTime=" + stop), received);

        await("the end of the route")
                .atMost(LIMIT)
                .until(() -> camel.getRouteController().getRouteStatus("route").isStopped());
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void aNewPartitionIsReadFromItsFirstEvent() throws Exception {
        route(uri("messageId=earliest"), received);
        publish(0, 10);
        received.awaitCount(10);
        awaitPartitions(3);

        service.addPartitions(topic, 4);
        publish(3, 10);
        consumer().reconnect();

        awaitPartitions(4);
        expectEachPartitionInOrderOnce();
    }

    @Test
    void oneEventAtATimeIsRoutedWhateverItsPartition() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        publish(0, 200);
        publish(1, 200);
        publish(2, 200);

        route(
                uri("messageId=earliest"),
                exchange -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    received.process(exchange);
                    running.decrementAndGet();
                });

        expectEachPartitionInOrderOnce();
        assertThat(most).hasValue(1);
    }

    @Test
    void thePartitionsShareOneWindow() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        publish(0, 100);
        publish(1, 100);
        publish(2, 100);

        route(
                uri("messageId=earliest", "receiverQueueSize=30"),
                exchange -> {
                    gate.await();
                    received.process(exchange);
                });
        awaitPartitions(3);
        await("a full window").until(() -> inFlight() == 30);

        gate.countDown();
        expectEachPartitionInOrderOnce();
    }

    @Test
    void aFailedEventIsReadAgainWithTheFollowingOnesOfItsPartition() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        publish(0, 20);
        publish(1, 20);

        route(
                uri("messageId=earliest", "breakOnFirstError=true"),
                exchange -> {
                    if (text(exchange).equals(Integer.toString(STEP + 7))
                            && failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not now");
                    }
                    received.process(exchange);
                });

        expectEachPartitionInOrderOnce();
    }

    @Test
    void healthShowsTheStateOfEachPartition() throws Exception {
        publish(2, 1);
        route(uri("messageId=earliest"), received);
        received.awaitCount(1);
        awaitPartitions(3);
        awaitConnected();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails()).containsEntry("connected", "3 of 3");
        for (int partition = 0; partition < 3; partition++) {
            String prefix =
                    "%s/%s/%s-partition-%d."
                            .formatted(service.tenant(), service.namespace(), topic, partition);
            assertThat(health().getDetails()).containsEntry(prefix + "state", "CONNECTED");
            assertThat(health().getDetails().containsKey(prefix + "lastReceived"))
                    .as("an event in partition " + partition)
                    .isEqualTo(partition == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Failover", "Shared", "Key_Shared"})
    void aSubscriptionReadsAllPartitions(String type) throws Exception {
        publish(0, 20);
        publish(1, 20);
        publish(2, 20);

        route(
                uri(
                        "subscription=s",
                        "subscriptionType=" + type,
                        "subscriptionInitialPosition=Earliest"),
                received);

        received.expectAll(published());
        assertThat(received.bodies()).doesNotHaveDuplicates();
    }

    @Test
    void aStopWhileThePartitionsAreCountedLeavesNoConnection() throws Exception {
        publish(0, 1);
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        route(uri("messageId=earliest"), exchange -> stopped.complete(null));

        camel.getRouteController().stopRoute("route");

        assertThat(camel.getRouteController().getRouteStatus("route").isStopped()).isTrue();
    }
}
