/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static io.github.camel8x8.events.ReceivedBatches.batchesOf;
import static io.github.camel8x8.events.ReceivedBatches.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome of a batch: its events are acknowledged, or redelivered, as one. */
abstract class BatchOutcomeContract extends BatchRoutes {

    private static final String SOON = "negativeAckRedeliveryDelay=100";

    private final List<List<String>> failed = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                READER + "&breakOnFirstError=true",
                SUBSCRIPTION + "&" + SOON,
                SUBSCRIPTION + "&subscriptionType=Failover&" + SOON
            })
    void aFailedBatchIsRedeliveredFromItsFirstEventInOrder(String api) throws Exception {
        producer.publishNumbers(0, 100);

        route(batching(api, TEN, NO_TIMEOUT), failingTwiceOn("37"));

        received.expectBatches(batchesOf(10, 0, 100));
        assertThat(failed).isEqualTo(List.of(numbers(30, 10), numbers(30, 10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shared", "Key_Shared"})
    void eachEventOfAFailedBatchIsRedeliveredOnASharedSubscription(String type) throws Exception {
        route(
                batching(SUBSCRIPTION, "subscriptionType=" + type, SOON, TEN, "batchTimeout=300"),
                failingTwiceOn("37"));

        producer.publishNumbers(0, 100);

        received.awaitEvents(100);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 100));
        assertThat(failed).hasSize(2).allSatisfy(batch -> assertThat(batch).contains("37"));
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void aReaderSkipsAFailedBatchByDefault() throws Exception {
        producer.publishNumbers(0, 30);

        route(batching(READER, TEN, NO_TIMEOUT), failingTwiceOn("15"));

        received.expectBatches(List.of(numbers(0, 10), numbers(20, 10)));
        assertThat(failed).isEqualTo(List.of(numbers(10, 10)));
    }

    // ---- reconnect

    @ParameterizedTest
    @ValueSource(strings = {READER, SUBSCRIPTION})
    void aReconnectDuringABatchLosesAndRepeatsNothing(String api) throws Exception {
        producer.publishNumbers(0, 60);
        route(batching(api, "receiverQueueSize=20", TEN, NO_TIMEOUT), held);
        awaitReceived(20);

        consumer().streams().get(0).reconnect();
        awaitSessions(2);
        awaitReceived(30);
        go.countDown();

        received.expectExactly(numbers(0, 60));
        awaitNothingInFlight();
    }

    @ParameterizedTest
    @ValueSource(strings = {READER, SUBSCRIPTION})
    void anEventThatWaitsForItsBatchWhenTheConnectionIsLostIsInOneBatchOnce(String api)
            throws Exception {
        producer.publishNumbers(0, 5);
        route(batching(api, TEN, NO_TIMEOUT), received);
        awaitReceived(5);

        consumer().streams().get(0).reconnect();
        awaitSessions(2);
        producer.publishNumbers(5, 15);

        received.expectBatches(batchesOf(10, 0, 20));
        awaitNothingInFlight();
    }

    @Test
    void aBrokerRestartDuringBatchesLosesNothing() throws Exception {
        route(batching(SUBSCRIPTION, "maxBatchSize=50", "batchTimeout=200"), received);
        producer.publishNumbers(0, 1000);
        received.awaitEvents(100);

        service.restart();

        await("every event")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(received.bodies()).containsAll(numbers(0, 1000)));
        awaitNoBacklog("s");
        assertThat(received.bodies().size() - 1000).isBetween(0, 1000);
    }

    /** A batch is older than its first event is for the server. */
    @Test
    void anEventThatTheServerRedeliversWhileItWaitsForItsBatchIsInItOnce() throws Exception {
        route(
                batching(
                        SUBSCRIPTION,
                        "subscriptionType=Shared",
                        "ackTimeoutMillis=1000",
                        TEN,
                        NO_TIMEOUT),
                received);
        producer.publishNumbers(0, 5);
        awaitReceived(6);

        producer.publishNumbers(5, 5);

        received.expectBatches(batchesOf(10, 0, 10));
        awaitNoBacklog("s");
    }

    // ---- acknowledgement by the route

    @Test
    void theRouteAcknowledgesTheWholeBatch() throws Exception {
        List<EventsAcknowledgement> acknowledgements = new CopyOnWriteArrayList<>();
        route(
                batching(SUBSCRIPTION, TEN, NO_TIMEOUT, "allowManualAck=true"),
                exchange -> acknowledgements.add(acknowledgement(exchange)));
        producer.publishNumbers(0, 10);
        await().atMost(LIMIT).until(() -> acknowledgements.size() == 1);
        await("nothing is acknowledged")
                .during(Duration.ofMillis(300))
                .atMost(LIMIT)
                .until(() -> service.backlog(topic, "s") == 10);

        assertThat(acknowledgements.get(0).ack()).isTrue();

        awaitNoBacklog("s");
        assertThat(acknowledgements.get(0).ack()).isFalse();
        assertThat(acknowledgements.get(0).nack()).isFalse();
    }

    @Test
    void aBatchThatTheRouteRejectsIsRedelivered() throws Exception {
        Set<String> rejected = ConcurrentHashMap.newKeySet();
        route(
                batching(SUBSCRIPTION, SOON, TEN, NO_TIMEOUT, "allowManualAck=true"),
                exchange -> {
                    if (rejected.addAll(texts(exchange))) {
                        acknowledgement(exchange).nack();
                    } else {
                        received.process(exchange);
                        acknowledgement(exchange).ack();
                    }
                });

        producer.publishNumbers(0, 10);

        received.expectBatches(batchesOf(10, 0, 10));
        awaitNoBacklog("s");
    }

    // ---- handover

    @Test
    void aBatchHandedToASedaQueueIsAcknowledgedWhenTheQueueHasProcessedIt() throws Exception {
        routesOverSeda(batching(SUBSCRIPTION, TEN, NO_TIMEOUT), held);
        producer.publishNumbers(0, 20);
        awaitReceived(20);

        await("nothing is acknowledged")
                .during(Duration.ofMillis(300))
                .atMost(LIMIT)
                .until(() -> service.backlog(topic, "s") == 20);
        go.countDown();

        received.expectBatches(batchesOf(10, 0, 20));
        awaitNoBacklog("s");
        awaitNothingInFlight();
    }

    @Test
    void aBatchIsRedeliveredWhenItsCopyFails() throws Exception {
        routesOverSeda(
                batching(SUBSCRIPTION, "subscriptionType=Shared", SOON, TEN, "batchTimeout=300"),
                failingTwiceOn("7"));

        producer.publishNumbers(0, 20);

        await("every event")
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(received.bodies()).containsAll(numbers(0, 20)));
        awaitNoBacklog("s");
        awaitNothingInFlight();
        assertThat(failed).hasSize(2);
    }

    /** The queue is full: each further copy is lost without an error. */
    @Test
    void aBatchThatAStepDiscardsCountsAsProcessed() throws Exception {
        AtomicInteger routed = new AtomicInteger();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(batching(SUBSCRIPTION, TEN, NO_TIMEOUT))
                                .routeId("route")
                                .to("seda:next?size=1&discardWhenFull=true")
                                .process(exchange -> routed.incrementAndGet());
                        from("seda:next?size=1").process(held);
                    }
                });
        camel.start();
        producer.publishNumbers(0, 100);
        await().atMost(LIMIT).until(() -> routed.get() == 10);
        go.countDown();

        await("everything acknowledged")
                .atMost(LIMIT)
                .until(
                        () -> {
                            System.gc(); // detects copies that can no longer be completed
                            return service.backlog(topic, "s") == 0;
                        });
        awaitNothingInFlight();
        assertThat(received.count()).isBetween(1, 2);
    }

    private Processor failingTwiceOn(String body) {
        return exchange -> {
            List<String> texts = texts(exchange);
            if (texts.contains(body) && failed.size() < 2) {
                failed.add(texts);
                throw new IllegalStateException("wanted by the test");
            }
            received.process(exchange);
        };
    }

    private void routesOverSeda(String from, Processor next) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from(from).routeId("route").to("seda:next");
                        from("seda:next").process(next);
                    }
                });
        camel.start();
    }

    private static EventsAcknowledgement acknowledgement(Exchange exchange) {
        return exchange.getMessage()
                .getHeader(EventsConstants.ACKNOWLEDGEMENT, EventsAcknowledgement.class);
    }

    private void awaitSessions(int count) {
        await(count + " sessions")
                .atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().sessions() >= count);
        awaitConnected();
    }
}
