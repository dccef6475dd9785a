/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.options.SubscriptionType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    void aRestartedRouteAcknowledgesWhatWasInFlightBeforeItStops() throws Exception {
        route(uri("subscription=s"), received);
        producer.publishNumbers(0, 200);
        received.awaitCount(200);

        camel.getRouteController().stopRoute("route");

        awaitNoBacklog("s"); // no consumer is connected that could still acknowledge
    }
}
