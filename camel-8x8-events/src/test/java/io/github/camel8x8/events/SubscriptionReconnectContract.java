/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.contract.EventProducer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The Consumer API when a connection ends or the server restarts, as a route sees it. */
abstract class SubscriptionReconnectContract extends RouteOnService {

    private static final String EARLIEST = "subscriptionInitialPosition=Earliest";

    private final Received received = new Received();

    @Test
    void aBrokerRestartInMidStreamLosesNothing() throws Exception {
        route(uri("subscription=s", EARLIEST), received);
        producer.publishNumbers(0, 1000);
        received.awaitCount(100);

        service.restart();
        try (EventProducer again = service.producer(topic)) {
            again.publishNumbers(1000, 500);
        }

        received.expectAll(numbers(0, 1500));
        awaitNoBacklog("s");
        assertThat(received.count() - 1500).isBetween(0, 1000);
    }

    @Test
    void anUnloadOfTheTopicInMidStreamLosesNothing() throws Exception {
        route(uri("subscription=s", EARLIEST), received);
        CompletableFuture<List<String>> published = publishing(0, 2000);
        received.awaitCount(200);

        service.unload(topic);

        published.join();
        received.expectAll(numbers(0, 2000));
        awaitNoBacklog("s");
    }

    @Test
    void anUnloadOfTheTopicRoutesNoEventTwiceThatHadNotBegun() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(
                uri("subscription=s", "receiverQueueSize=200", EARLIEST),
                exchange -> {
                    go.await();
                    received.process(exchange);
                });
        producer.publishNumbers(0, 400);
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() >= 200);

        service.unload(topic);
        go.countDown();

        received.expectAll(numbers(0, 400));
        awaitNoBacklog("s");
        assertThat(received.count()).isEqualTo(400);
    }

    @Test
    void anEventThatIsInTheRouteDuringAReconnectIsNotDeliveredASecondTime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(
                uri("subscription=s", "receiverQueueSize=10"),
                exchange -> {
                    go.await();
                    received.process(exchange);
                });
        producer.publishNumbers(0, 30);
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() >= 10);

        consumer().streams().get(0).reconnect();
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() >= 20);
        go.countDown();

        received.expectExactly(numbers(0, 30));
        awaitNoBacklog("s");
    }
}
