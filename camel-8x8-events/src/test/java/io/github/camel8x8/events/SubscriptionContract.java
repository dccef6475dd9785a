/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.options.SubscriptionType;
import io.github.camel8x8.events.test.contract.EventProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Consumer API, as a route sees it. */
abstract class SubscriptionContract extends RouteOnService {

    private static final String EARLIEST = "subscriptionInitialPosition=Earliest";

    private final Received received = new Received();

    @ParameterizedTest
    @EnumSource(SubscriptionType.class)
    void everyTypeOfSubscriptionDeliversAndAcknowledges(SubscriptionType type) throws Exception {
        producer.publishNumbers(0, 500);

        route(uri("subscription=s", "subscriptionType=" + type, EARLIEST), received);

        received.expectExactly(numbers(0, 500));
        awaitNoBacklog("s");
    }

    @Test
    void aSubscriptionKeepsEventsThatArriveWithoutAConsumer() throws Exception {
        route(uri("subscription=s"), received);
        producer.publishNumbers(0, 50);
        received.awaitCount(50);

        camel.getRouteController().stopRoute("route");
        producer.publishNumbers(50, 50);
        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(0, 100));
        awaitNoBacklog("s");
    }

    @Test
    void twoRoutesOnOneSharedSubscriptionShareTheWork() throws Exception {
        Received other = new Received();
        String shared = uri("subscription=s", "subscriptionType=Shared", "receiverQueueSize=10");
        route("route", shared, received);
        route("other", shared, other);

        producer.publishNumbers(0, 200);

        await().atMost(LIMIT).until(() -> received.count() + other.count() == 200);
        assertThat(received.count()).isPositive();
        assertThat(other.count()).isPositive();
        awaitNoBacklog("s");
    }

    @Test
    void aKeySharedSubscriptionKeepsTheOrderOfEachKey() throws Exception {
        Map<String, Queue<Integer>> byKey = new ConcurrentHashMap<>();
        String keyShared = uri("subscription=s", "subscriptionType=Key_Shared");
        for (String id : List.of("route", "other")) {
            route(
                    id,
                    keyShared,
                    exchange ->
                            byKey.computeIfAbsent(
                                            exchange.getMessage()
                                                    .getHeader(EventsConstants.KEY, String.class),
                                            key -> new ConcurrentLinkedQueue<>())
                                    .add(Integer.valueOf(text(exchange))));
        }

        for (int i = 0; i < 200; i++) {
            producer.publish(Integer.toString(i).getBytes(), "key-" + i % 10, Map.of());
        }

        awaitNoBacklog("s");
        assertThat(byKey).hasSize(10);
        assertThat(byKey.values())
                .allSatisfy(values -> assertThat(List.copyOf(values)).hasSize(20).isSorted());
    }

    @Test
    void aSecondConsumerOfAnExclusiveSubscriptionWaitsUntilTheFirstIsClosed() throws Exception {
        Received second = new Received();
        String exclusive = uri("subscription=s");
        route("first", exclusive, received);
        route("route", exclusive, second);
        producer.publishNumbers(0, 10);
        received.expectExactly(numbers(0, 10));

        camel.getRouteController().stopRoute("first");
        awaitConnected();
        producer.publishNumbers(10, 10);

        second.expectExactly(numbers(10, 10));
    }

    @Test
    void aRouteThatFailsOnEveryThirdEventOfASharedSubscriptionEndsWithAllProcessed()
            throws Exception {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        route(
                uri("subscription=s", "subscriptionType=Shared", "negativeAckRedeliveryDelay=200"),
                exchange -> {
                    String text = text(exchange);
                    if (Integer.parseInt(text) % 3 == 0 && failed.add(text)) {
                        throw new IllegalStateException("wanted by the test");
                    }
                    received.process(exchange);
                });

        producer.publishNumbers(0, 300);

        received.awaitCount(300);
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 300));
        assertThat(failed).hasSize(100);
        awaitNoBacklog("s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Failover"})
    void aFailedEventIsRedeliveredInOrderOnExclusiveAndFailover(String type) throws Exception {
        AtomicInteger failures = new AtomicInteger();
        route(
                uri("subscription=s", "subscriptionType=" + type, "negativeAckRedeliveryDelay=100"),
                exchange -> {
                    if (text(exchange).equals("42") && failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("wanted by the test");
                    }
                    received.process(exchange);
                });

        producer.publishNumbers(0, 100);

        received.expectExactly(numbers(0, 100));
        assertThat(failures).hasValue(3);
        awaitNoBacklog("s");
    }

    @Test
    void aPoisonedEventGoesToTheDeadLetterTopic() throws Exception {
        String deadLetters = topic + "-dead";
        Received dead = new Received();
        route("dead", uriOf(deadLetters, "messageId=earliest"), dead);
        AtomicInteger deliveries = new AtomicInteger();
        route(
                uri(
                        "subscription=s",
                        "subscriptionType=Shared",
                        "negativeAckRedeliveryDelay=100",
                        "maxRedeliverCount=2",
                        "deadLetterTopic=" + deadLetters),
                exchange -> {
                    if (text(exchange).equals("3")) {
                        deliveries.incrementAndGet();
                        throw new IllegalStateException("wanted by the test");
                    }
                    received.process(exchange);
                });

        producer.publishNumbers(0, 5);

        dead.expectExactly(List.of("3"));
        assertThat(deliveries).hasValue(3);
        received.expectAll(List.of("0", "1", "2", "4"));
    }

    @Test
    void withManualAckTheRouteDecides() throws Exception {
        List<EventsAcknowledgement> held = new ArrayList<>();
        route(
                uri(
                        "subscription=s",
                        "subscriptionType=Shared",
                        "allowManualAck=true",
                        "negativeAckRedeliveryDelay=100"),
                exchange -> {
                    EventsAcknowledgement acknowledgement =
                            exchange.getMessage()
                                    .getHeader(
                                            EventsConstants.ACKNOWLEDGEMENT,
                                            EventsAcknowledgement.class);
                    synchronized (held) {
                        held.add(acknowledgement);
                    }
                    received.process(exchange);
                });
        producer.publishNumbers(0, 3);
        received.awaitCount(3);
        assertThat(service.backlog(topic, "s")).isEqualTo(3);

        assertThat(held.get(0).ack()).isTrue();
        assertThat(held.get(0).ack()).isFalse();
        assertThat(held.get(1).nack()).isTrue();
        assertThat(held.get(2).ack()).isTrue();

        received.awaitCount(4);
        assertThat(received.bodies()).endsWith(received.bodies().get(1));
        held.get(3).ack();
        awaitNoBacklog("s");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void inPullModePermitsKeepTheStreamFlowing(int window) throws Exception {
        producer.publishNumbers(0, 300);

        route(
                uri("subscription=s", "pullMode=true", "receiverQueueSize=" + window, EARLIEST),
                received);

        received.expectExactly(numbers(0, 300));
        awaitNoBacklog("s");
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Shared"})
    void aTimeoutThatIsTooShortForTheRouteRoutesNoEventTwice(String type) throws Exception {
        route(
                uri("subscription=s", "subscriptionType=" + type, "ackTimeoutMillis=1000"),
                exchange -> {
                    await().pollDelay(Duration.ofMillis(50)).until(() -> true);
                    received.process(exchange);
                });

        producer.publishNumbers(0, 100);

        received.awaitCount(100);
        awaitNoBacklog("s");
        assertThat(received.bodies()).doesNotHaveDuplicates().hasSize(100);
        assertThat(consumer().getEventsInFlight()).isZero();
        assertThat(health().getDetails().get("lastWarning"))
                .asString()
                .contains("ackTimeoutMillis is shorter than the route");
    }

    @Test
    void anEventThatTheRouteForgetsToAcknowledgeIsRoutedAgainAndLeavesNothingInFlight()
            throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        route(
                uri(
                        "subscription=s",
                        "subscriptionType=Shared",
                        "allowManualAck=true",
                        "ackTimeoutMillis=1000"),
                exchange -> {
                    if (!seen.add(text(exchange))) {
                        exchange.getMessage()
                                .getHeader(
                                        EventsConstants.ACKNOWLEDGEMENT,
                                        EventsAcknowledgement.class)
                                .ack();
                    }
                    received.process(exchange);
                });

        producer.publishNumbers(0, 50);

        awaitNoBacklog("s");
        await().atMost(LIMIT).until(() -> consumer().getEventsInFlight() == 0);
        assertThat(received.count()).isGreaterThanOrEqualTo(100);
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

    @Test
    void aRestartedRouteAcknowledgesWhatWasInFlightBeforeItStops() throws Exception {
        route(uri("subscription=s"), received);
        producer.publishNumbers(0, 200);
        received.awaitCount(200);

        camel.getRouteController().stopRoute("route");

        awaitNoBacklog("s"); // no consumer is connected that could still acknowledge
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }
}
