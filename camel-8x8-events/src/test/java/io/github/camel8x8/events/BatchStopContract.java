/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static io.github.camel8x8.events.ReceivedBatches.batchesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches when a route stops, is suspended or stores its position. */
abstract class BatchStopContract extends BatchRoutes {

    @Test
    void aStopDoesNotRouteABatchThatIsNotFullAndItsEventsAreRedelivered() throws Exception {
        route(batching(SUBSCRIPTION, TEN, NO_TIMEOUT), received);
        producer.publishNumbers(0, 5);
        awaitReceived(5);

        camel.getRouteController().stopRoute("route");
        assertThat(received.count()).isZero();
        assertThat(service.backlog(topic, "s")).isEqualTo(5);
        camel.getRouteController().startRoute("route");
        producer.publishNumbers(5, 5);

        received.expectBatches(batchesOf(10, 0, 10));
        awaitNoBacklog("s");
    }

    @Test
    void aStopWaitsForTheBatchInTheRoute() throws Exception {
        route(batching(SUBSCRIPTION, TEN, NO_TIMEOUT), held);
        producer.publishNumbers(0, 15);
        awaitReceived(15);
        received.awaitEvents(10);

        Thread stopping = new Thread(this::stopRoute, "stopping");
        stopping.start();
        await().atMost(LIMIT).until(() -> consumer().isSuspendingOrSuspended() || isStopping());
        go.countDown();
        stopping.join(LIMIT.toMillis());

        assertThat(received.bodies()).isEqualTo(numbers(0, 10));
        await().atMost(LIMIT).until(() -> service.backlog(topic, "s") == 5);
    }

    @Test
    void aSuspendedRouteKeepsItsBatchUntilItIsResumed() throws Exception {
        route(batching(SUBSCRIPTION, TEN, "batchTimeout=100"), received);
        awaitConnected();
        camel.getRouteController().suspendRoute("route");
        producer.publishNumbers(0, 15);
        awaitReceived(15);

        await("no batch")
                .during(Duration.ofMillis(500))
                .atMost(LIMIT)
                .until(() -> received.count() == 0);
        camel.getRouteController().resumeRoute("route");

        received.expectBatches(batchesOf(10, 0, 15));
        awaitNoBacklog("s");
    }

    // ---- position

    @Test
    void aPositionIsStoredAfterTheBatchAndNotInsideIt() throws Exception {
        RecordingStateRepository recorded = new RecordingStateRepository();
        camel.getRegistry().bind("positions", recorded);
        List<String> ids = producer.publishNumbers(0, 20);
        route(
                batching(
                        READER,
                        TEN,
                        NO_TIMEOUT,
                        "offsetRepository=#positions",
                        "offsetCommitInterval=1"),
                held);
        received.awaitEvents(10);

        await("no position")
                .during(Duration.ofMillis(300))
                .atMost(LIMIT)
                .until(() -> recorded.values().isEmpty());
        go.countDown();

        await().atMost(LIMIT).until(() -> recorded.values().contains(ids.get(19)));
        assertThat(recorded.values()).isSubsetOf(ids.get(9), ids.get(19));
    }

    private boolean isStopping() {
        return camel.getRouteController().getRouteStatus("route").isStopping();
    }

    private void stopRoute() {
        try {
            camel.getRouteController().stopRoute("route");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
