/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** The details of the health check: what is wrong with a stream, connected or not. */
abstract class HealthContract extends RouteOnService {

    private final Received received = new Received();

    @Test
    void aFullWindowIsReportedWithItsOldestEventUntilItIsHalfEmpty() throws Exception {
        Instant begin = Instant.now();
        CountDownLatch go = new CountDownLatch(1);
        List<String> ids = producer.publishNumbers(0, 10);

        route(
                uri("messageId=earliest", "receiverQueueSize=4"),
                exchange -> {
                    go.await();
                    received.process(exchange);
                });

        await().atMost(LIMIT).until(() -> details().containsKey("windowFullSince"));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        // The route takes the first event at some moment after the window is full.
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(details())
                                        .containsEntry("state", "CONNECTED")
                                        .containsEntry("inFlight", 4)
                                        .containsEntry("queued", 3));
        assertThat(details().get("oldestInFlight"))
                .asString()
                .startsWith(ids.get(0) + " since ")
                .endsWith("it is in the route");
        assertThat(instant("windowFullSince")).isBetween(begin, Instant.now());
        await().atMost(LIMIT).until(() -> millis("oldestInFlightAgeMillis") > 0);
        assertThat(millis("routeLagMillis"))
                .isBetween(1L, Duration.between(begin, Instant.now()).plus(LIMIT).toMillis());
        go.countDown();
        received.expectExactly(numbers(0, 10));
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(details())
                                        .containsEntry("inFlight", 0)
                                        .containsEntry("oldestInFlightAgeMillis", 0L)
                                        .containsEntry("routeLagMillis", 0L)
                                        .doesNotContainKeys("windowFullSince", "oldestInFlight"));
    }

    @Test
    void theLastEventIsReportedWithItsTimesAndLag() throws Exception {
        route(uri(), received);
        assertThat(details()).doesNotContainKeys("lastReceived", "lastPublished", "lagMillis");
        Instant begin = Instant.now();

        producer.publish("1");
        received.awaitCount(1);

        assertThat(instant("lastReceived")).isBetween(begin.minusMillis(1), Instant.now());
        assertThat(instant("lastPublished")).isBetween(begin.minusMillis(1), Instant.now());
        assertThat(millis("lagMillis")).isBetween(0L, LIMIT.toMillis());
    }

    @Test
    void aLostServerIsReportedWithTheReasonAndTheTimeOfTheNextAttempt() throws Exception {
        route(
                uri("messageId=earliest")
                        .replace("reconnectDelay=50", "reconnectDelay=60000")
                        .replace("reconnectMaxDelay=200", "reconnectMaxDelay=60000"),
                received);
        awaitConnected();
        assertThat(details()).doesNotContainKeys("nextAttemptAt", "cause");

        service.kill();

        try {
            await().atMost(LIMIT).until(() -> health().getState() == HealthCheck.State.DOWN);
            // The delay before an attempt is random, so the attempt may begin at any time.
            Map<String, Object> waiting =
                    await().atMost(LIMIT)
                            .until(this::details, details -> details.containsKey("nextAttemptAt"));
            assertThat(Instant.parse((String) waiting.get("nextAttemptAt")))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(waiting.get("cause")).asString().contains(service.serviceUrl());
            assertThat(waiting.get("reason"))
                    .asString()
                    .contains(waiting.get("cause").toString(), "Retrying automatically");
        } finally {
            service.restart();
        }
    }

    private Map<String, Object> details() {
        return health().getDetails();
    }

    private Instant instant(String detail) {
        return Instant.parse((String) details().get(detail));
    }

    private long millis(String detail) {
        return (Long) details().get(detail);
    }
}
