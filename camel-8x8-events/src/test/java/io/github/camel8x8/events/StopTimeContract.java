/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** A reader that ends at a time, as a route sees it. */
abstract class StopTimeContract extends RouteOnService {

    private static final Instant BASE =
            Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final Received received = new Received();
    private final MemoryStateRepository positions = new MemoryStateRepository();

    @Test
    void theRouteStopsByItselfAfterTheLastEventBeforeTheTime() throws Exception {
        publishOneAMinute(0, 100);

        route(uri("startTime=" + at(20), "stopTime=" + at(70)), received);

        awaitStopped();
        assertThat(received.bodies()).isEqualTo(numbers(20, 50));
    }

    @Test
    void theRouteIsNotCompleteBeforeTheEventsInFlight() throws Exception {
        publishOneAMinute(0, 60);
        CountDownLatch gate = new CountDownLatch(1);
        route(
                uri("messageId=earliest", "stopTime=" + at(50), "concurrentConsumers=4"),
                exchange -> {
                    if (text(exchange).equals("20")) {
                        gate.await();
                    }
                    received.process(exchange);
                });
        await().atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() == 60);
        await().during(Duration.ofSeconds(1)).until(() -> status() == ServiceStatus.Started);

        gate.countDown();

        awaitStopped();
        assertThat(received.bodies()).containsExactlyInAnyOrderElementsOf(numbers(0, 50));
    }

    @Test
    void aFailedEventIsReadAgainBeforeTheRouteIsComplete() throws Exception {
        publishOneAMinute(0, 60);
        AtomicInteger failures = new AtomicInteger();

        route(
                uri("messageId=earliest", "stopTime=" + at(50), "breakOnFirstError=true"),
                exchange -> {
                    if (text(exchange).equals("49") && failures.incrementAndGet() <= 2) {
                        throw new IllegalStateException("wanted by the test");
                    }
                    received.process(exchange);
                });

        awaitStopped();
        assertThat(received.bodies()).isEqualTo(numbers(0, 50));
        assertThat(failures).hasValue(3);
    }

    @Test
    void aTopicWithoutALaterEventIsCompleteWhenItIsSilent() throws Exception {
        publishOneAMinute(0, 30);

        route(uri("startTime=" + at(10), "stopTime=-1h"), received);

        awaitStopped();
        assertThat(received.bodies()).isEqualTo(numbers(10, 20));
    }

    @Test
    void anEmptyTopicIsCompleteWhenItIsSilent() throws Exception {
        route(uri("startTime=-2h", "stopTime=-1h"), received);

        awaitStopped();
        assertThat(received.count()).isZero();
    }

    @Test
    void aTimeInTheFutureEndsTheRouteWhenItHasPassed() throws Exception {
        producer.publishNumbers(0, 10);
        Instant stop = Instant.now().plus(Duration.ofSeconds(3));
        route(uri("messageId=earliest", "stopTime=" + stop), received);

        awaitStopped();

        assertThat(Instant.now()).isAfter(stop);
        producer.publishNumbers(10, 10);
        assertThat(received.bodies()).isEqualTo(numbers(0, 10));
    }

    @Test
    void aRestartContinuesAfterTheStoredPositionAndIsCompleteAgain() throws Exception {
        camel.getRegistry().bind("positions", positions);
        publishOneAMinute(0, 100);
        route(
                uri("startTime=" + at(20), "stopTime=" + at(70), "offsetRepository=#positions"),
                received);
        awaitStopped();
        String stored = storedPosition();
        received.clear();

        camel.getRouteController().startRoute("route");

        awaitStopped();
        assertThat(received.count()).isZero();
        assertThat(storedPosition()).isEqualTo(stored);
    }

    @Test
    void aRouteThatWasStoppedInTheMiddleReadsTheRestAfterARestart() throws Exception {
        camel.getRegistry().bind("positions", positions);
        publishOneAMinute(0, 100);
        CountDownLatch gate = new CountDownLatch(1);
        route(
                uri("startTime=" + at(20), "stopTime=" + at(70), "offsetRepository=#positions"),
                exchange -> {
                    received.process(exchange);
                    if (text(exchange).equals("29")) {
                        gate.await();
                    }
                });
        received.awaitCount(10);
        EventsConsumer first = consumer();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(this::stopRoute);
        await().atMost(LIMIT)
                .until(() -> first.isSuspendingOrSuspended() || first.isStoppingOrStopped());
        gate.countDown();
        stopped.join();
        assertThat(received.bodies()).isEqualTo(numbers(20, 10));

        camel.getRouteController().startRoute("route");

        awaitStopped();
        assertThat(received.bodies()).isEqualTo(numbers(20, 50));
    }

    @Test
    void aRouteWithTwoTopicsIsCompleteWithTheLastOfThem() throws Exception {
        String other = service.newTopic();
        publishOneAMinute(0, 30);
        service.publishEntries(other, List.of("at:" + BASE.toEpochMilli(), "fill:100:20:1:60000"));

        route(uriOf(topic + "," + other, "messageId=earliest", "stopTime=" + at(10)), received);

        awaitStopped();
        assertThat(received.bodies()).hasSize(20).contains("9", "109");
    }

    private void publishOneAMinute(int first, int count) {
        service.publishEntries(
                topic,
                List.of(
                        "at:" + BASE.toEpochMilli(),
                        "fill:%d:%d:1:60000".formatted(first, count / 2),
                        "unload",
                        "fill:%d:%d:1:60000".formatted(first + count / 2, count - count / 2)));
    }

    private static Instant at(int number) {
        return BASE.plus(Duration.ofMinutes(number));
    }

    private String storedPosition() {
        return positions.getState(
                "8x8events/%s/%s/%s/%s"
                        .formatted(
                                serviceUrl().replaceFirst("^ws://", ""),
                                service.tenant(),
                                service.namespace(),
                                topic));
    }

    private void stopRoute() {
        try {
            camel.getRouteController().stopRoute("route");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ServiceStatus status() {
        return camel.getRouteController().getRouteStatus("route");
    }

    private void awaitStopped() {
        await("the route to stop").atMost(LIMIT).until(() -> status() == ServiceStatus.Stopped);
    }
}
