/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.test.contract.EventProducer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Reader API when a connection ends or the server restarts, as a route sees it. */
abstract class ReaderReconnectContract extends RouteOnService {

    private final Received received = new Received();

    @Test
    void aBrokerRestartInMidStreamLosesNothingAndKeepsOrder() throws Exception {
        route(uri("messageId=earliest"), received);
        producer.publishNumbers(0, 2000);
        received.awaitCount(500);

        service.restart();
        try (EventProducer again = service.producer(topic)) {
            again.publishNumbers(2000, 1000);
        }

        received.expectExactly(numbers(0, 3000));
    }

    @Test
    void aKilledBrokerLosesNothingAndKeepsOrder() throws Exception {
        route(uri("messageId=earliest"), received);
        producer.publishNumbers(0, 1000);
        received.awaitCount(200);

        service.kill();
        service.restart();
        try (EventProducer again = service.producer(topic)) {
            again.publishNumbers(1000, 1000);
        }

        received.expectExactly(numbers(0, 2000));
    }

    @Test
    void anUnloadOfTheTopicInMidStreamLosesNothingAndKeepsOrder() throws Exception {
        route(uri("messageId=earliest"), received);
        CompletableFuture<List<String>> published = publishing(0, 3000);
        received.awaitCount(300);

        service.unload(topic);

        // A producer publishes its unconfirmed messages again, so numbers may repeat; ids may not.
        published.join();
        received.expectAll(numbers(0, 3000));
        List<MessageId> ids = received.ids().stream().map(MessageId::parse).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    /** Its socket stays open and answers pings, whatever happens to the topic. */
    @ParameterizedTest
    @ValueSource(strings = {"messageId=earliest", "subscription=s"})
    void aTopicDeletedUnderItsConnectionIsDetectedByIdleReconnectAndHealthSaysSo(String api)
            throws Exception {
        route(uri(api, "idleReconnect=1500"), received);
        producer.publishNumbers(0, 10);
        received.awaitCount(10);

        service.delete(topic);

        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().idleReconnects() > 0);
        awaitConnected();
        assertThat(health().getDetails().get("lastSilence")).asString().contains("idleReconnect");
        try (EventProducer again = service.producer(topic)) {
            again.publishNumbers(10, 10);
        }
        received.expectAll(numbers(10, 10));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aReconnectReadsNothingTwiceThatIsStillInTheRoute() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(
                uri("messageId=earliest", "receiverQueueSize=10"),
                exchange -> {
                    go.await();
                    received.process(exchange);
                });
        producer.publishNumbers(0, 50);
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() >= 10);

        consumer().streams().get(0).reconnect();
        await().atMost(LIMIT).until(() -> consumer().streams().get(0).statistics().sessions() == 2);
        go.countDown();

        received.expectExactly(numbers(0, 50));
    }

    @Test
    void whatWasQueuedAtLatestBeforeTheFirstCompletionSurvivesAReconnect() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        route(
                uri(),
                exchange -> {
                    go.await();
                    received.process(exchange);
                });
        producer.publishNumbers(0, 20);
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() >= 20);

        consumer().streams().get(0).reconnect();
        await().atMost(LIMIT).until(() -> consumer().streams().get(0).statistics().sessions() == 2);
        go.countDown();

        received.expectExactly(numbers(0, 20));
    }
}
