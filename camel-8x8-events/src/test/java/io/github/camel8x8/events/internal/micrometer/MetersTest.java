/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.micrometer.core.instrument.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The values of the meters of a route. */
class MetersTest extends MeteredRoute {

    @Test
    void everyMeterIsTaggedByRouteTenantAndTopicAndByNothingElse() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(NOTHING, "all", "apiKey=s3cret");

        assertThat(ours())
                .extracting(meter -> meter.getId().getName())
                .containsExactlyInAnyOrder(
                        "camel.8x8events.connected",
                        "camel.8x8events.in.flight",
                        "camel.8x8events.events",
                        "camel.8x8events.filtered",
                        "camel.8x8events.undecodable",
                        "camel.8x8events.acks",
                        "camel.8x8events.nacks",
                        "camel.8x8events.reconnects",
                        "camel.8x8events.lost.sessions",
                        "camel.8x8events.gaps",
                        "camel.8x8events.last.gap.age",
                        "camel.8x8events.failed.attempts",
                        "camel.8x8events.oldest.in.flight.age",
                        "camel.8x8events.route.lag",
                        "camel.8x8events.window.full.time",
                        "camel.8x8events.last.event.age",
                        "camel.8x8events.delivery.lag");
        assertThat(ours())
                .allSatisfy(
                        meter ->
                                assertThat(meter.getId().getTags())
                                        .containsExactlyInAnyOrder(
                                                Tag.of("camelContext", context.getName()),
                                                Tag.of("routeId", "calls"),
                                                Tag.of("tenant", "tenant01"),
                                                Tag.of("namespace", "event-v1"),
                                                Tag.of("topic", "all")));
    }

    @Test
    void thePageOnOperationsNamesEveryMeterAndNoOther() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(NOTHING, "all", "apiKey=s3cret");
        String page = Files.readString(Path.of("../docs/operations.md"));

        assertThat(Pattern.compile("`(camel\\.8x8events\\.[a-z.]+)`").matcher(page).results())
                .extracting(name -> name.group(1))
                .containsExactlyInAnyOrderElementsOf(
                        ours().stream().map(meter -> meter.getId().getName()).toList());
    }

    @Test
    void eachTopicOfARouteHasSeparateMeters() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(NOTHING, "InteractionCreated,agent-v1/7");

        assertThat(meter("connected").tag("topic", "InteractionCreated").gauge().value())
                .isEqualTo(1);
        assertThat(
                        meter("connected")
                                .tag("topic", "7")
                                .tag("namespace", "agent-v1")
                                .gauge()
                                .value())
                .isEqualTo(1);
    }

    @Test
    void eventsAndTheirOutcomesAreCounted() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(
                exchange -> {
                    if (exchange.getMessage().getBody(String.class).contains("bad")) {
                        throw new IllegalStateException("a failed event");
                    }
                },
                "all",
                "subscription=meters",
                "subscriptionType=Shared",
                "eventTypes=Wanted");

        stream.publish("{\"event\":\"Other\"}");
        stream.publish("{\"event\":\"Other\"}");
        stream.publish("{\"event\":\"Wanted\"}");
        stream.publish("{\"event\":\"Wanted\",\"is\":\"bad\"}");

        await().untilAsserted(() -> assertThat(count("nacks")).isEqualTo(1));
        await().untilAsserted(() -> assertThat(count("acks")).isEqualTo(3));
        assertThat(count("events")).isEqualTo(4);
        assertThat(count("filtered")).isEqualTo(2);
        assertThat(count("undecodable")).isZero();
        assertThat(timer().count()).isEqualTo(2);
    }

    @Test
    void whatIsInTheRouteOrWaitsForItIsInFlight() throws Exception {
        context.getRegistry().bind("registry", registry);
        CountDownLatch free = new CountDownLatch(1);
        route(exchange -> free.await(20, TimeUnit.SECONDS), "all");

        stream.publish("{}");
        stream.publish("{}");

        await().untilAsserted(() -> assertThat(meter("in.flight").gauge().value()).isEqualTo(2));
        free.countDown();
        await().untilAsserted(() -> assertThat(meter("in.flight").gauge().value()).isZero());
    }

    @Test
    void timesAreInSecondsAndZeroIfNothingIsInFlight() throws Exception {
        context.getRegistry().bind("registry", registry);
        CountDownLatch free = new CountDownLatch(1);
        route(exchange -> free.await(20, TimeUnit.SECONDS), "all", "receiverQueueSize=2");
        assertThat(gauge("last.event.age")).isNaN();
        assertThat(gauge("oldest.in.flight.age")).isZero();
        assertThat(gauge("route.lag")).isZero();
        assertThat(gauge("window.full.time")).isZero();

        stream.publish("{}");
        stream.publish("{}");

        for (String time :
                List.of(
                        "oldest.in.flight.age",
                        "route.lag",
                        "window.full.time",
                        "last.event.age")) {
            assertThat(meter(time).gauge().getId().getBaseUnit()).isEqualTo("seconds");
            await(time).untilAsserted(() -> assertThat(gauge(time)).isBetween(0.001, 10.0));
        }
        free.countDown();
        await().untilAsserted(() -> assertThat(gauge("oldest.in.flight.age")).isZero());
        await().untilAsserted(() -> assertThat(gauge("window.full.time")).isZero());
        assertThat(gauge("route.lag")).isZero();
    }

    @Test
    void failedAttemptsAreSeenUntilThereIsASession() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(NOTHING, "all", "messageId=earliest");

        stream.kill();

        await().untilAsserted(() -> assertThat(gauge("failed.attempts")).isGreaterThan(1));
        stream.restart();
        await().untilAsserted(() -> assertThat(gauge("failed.attempts")).isZero());
    }

    @Test
    void aLostSessionAndItsReturnAreSeenAndCounted() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(NOTHING, "all", "messageId=earliest");
        assertThat(count("reconnects")).isZero();

        stream.kill();

        await().untilAsserted(() -> assertThat(meter("connected").gauge().value()).isZero());
        stream.restart();
        await().untilAsserted(() -> assertThat(meter("connected").gauge().value()).isEqualTo(1));
        assertThat(count("reconnects")).isEqualTo(1);
        assertThat(count("lost.sessions")).isEqualTo(1);
        assertThat(count("gaps")).isZero();
    }

    @Test
    void aSessionThatIsClosedToSeekBackIsNotLost() throws Exception {
        context.getRegistry().bind("registry", registry);
        AtomicInteger deliveries = new AtomicInteger();
        route(
                exchange -> {
                    if (deliveries.incrementAndGet() < 3) {
                        throw new IllegalStateException("a failed event");
                    }
                },
                "all",
                "subscription=meters",
                "negativeAckRedeliveryDelay=50");

        stream.publish("{}");

        await().untilAsserted(() -> assertThat(count("acks")).isEqualTo(1));
        assertThat(count("reconnects")).isEqualTo(2);
        assertThat(count("lost.sessions")).isZero();
    }

    @Test
    void aGapThatNothingClosesIsCounted() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(NOTHING, "all", "messageId=latest");
        assertThat(gauge("last.gap.age")).isNaN();

        stream.dropConnections();

        await().untilAsserted(() -> assertThat(count("gaps")).isEqualTo(1));
        await().untilAsserted(() -> assertThat(gauge("last.gap.age")).isBetween(0.001, 10.0));
    }

    @Test
    void theLagIsTheTimeFromThePublishingToTheRoute() throws Exception {
        context.getRegistry().bind("registry", registry);
        Clock anHourAgo = Clock.offset(Clock.systemDefaultZone(), Duration.ofHours(-1));
        try (EventStreamServer late = EventStreamServer.builder().clock(anHourAgo).start()) {
            late.publish("{}");
            route(late, NOTHING, "all", "messageId=earliest");

            await().untilAsserted(() -> assertThat(timer().count()).isEqualTo(1));
            assertThat(timer().totalTime(TimeUnit.MINUTES)).isBetween(60.0, 61.0);
            context.stop();
        }
    }

    @Test
    void aServerWhoseClockIsAheadMakesNoNegativeLag() throws Exception {
        context.getRegistry().bind("registry", registry);
        Clock ahead = Clock.offset(Clock.systemDefaultZone(), Duration.ofHours(1));
        try (EventStreamServer early = EventStreamServer.builder().clock(ahead).start()) {
            early.publish("{}");
            route(early, NOTHING, "all", "messageId=earliest");

            await().untilAsserted(() -> assertThat(timer().count()).isEqualTo(1));
            assertThat(timer().totalTime(TimeUnit.MINUTES)).isZero();
            context.stop();
        }
    }

    @Test
    void theMetersAreRemovedWithTheRouteAndRestartWithItFromZero() throws Exception {
        context.getRegistry().bind("registry", registry);
        route(NOTHING, "all");
        stream.publish("{}");
        await().untilAsserted(() -> assertThat(count("events")).isEqualTo(1));

        context.getRouteController().stopRoute("calls");
        assertThat(ours()).isEmpty();

        context.getRouteController().startRoute("calls");
        assertThat(count("events")).isZero();
    }

    @Test
    void aRouteThatCouldNotStartLeavesNoMeters() throws Exception {
        context.getRegistry().bind("registry", registry);
        stream.addApiKey("right");

        assertThatThrownBy(() -> route(NOTHING, "all", "apiKey=wrong"))
                .hasStackTraceContaining("HTTP 401");

        assertThat(ours()).isEmpty();
    }
}
