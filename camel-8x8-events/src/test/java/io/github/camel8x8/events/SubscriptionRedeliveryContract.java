/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Consumer API when an event fails or is not acknowledged in time, as a route sees it. */
abstract class SubscriptionRedeliveryContract extends RouteOnService {

    private final Received received = new Received();

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
}
