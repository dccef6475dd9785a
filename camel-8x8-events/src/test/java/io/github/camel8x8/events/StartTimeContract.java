/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.TcpProxy;
import io.github.camel8x8.events.internal.stream.EventStream;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.test.contract.EventProducer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** A reader that begins at a time, as a route sees it. */
abstract class StartTimeContract extends RouteOnService {

    private static final int COUNT = 150;

    private static final Instant BASE =
            Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final Received received = new Received();

    @Test
    void beginsWithTheFirstEventAtOrAfterTheTimeInAnyLedgerAndInBatches() throws Exception {
        publishThreeLedgers();
        List<Instant> times = publishTimes();
        Map<Instant, Received> routes = new LinkedHashMap<>();
        for (Instant time : interestingTimes(times)) {
            Received of = new Received();
            routes.put(time, of);
            route("at-" + routes.size(), uri("startTime=" + time), of);
        }

        routes.forEach(
                (time, of) -> {
                    int first = firstAtOrAfter(time, times);
                    of.awaitCount(COUNT - first);
                    assertThat(of.bodies())
                            .as("from %s", time)
                            .isEqualTo(numbers(first, COUNT - first));
                });
    }

    @Test
    void eventsThatLieBeforeTheTimeByTheClockSkewAreSkippedAndAllOthersAreNotRead()
            throws Exception {
        service.publishEntries(topic, List.of("at:" + BASE.toEpochMilli(), "fill:0:600:1:1000"));

        route(uri("startTime=" + BASE.plusSeconds(500)), received);

        received.expectExactly(numbers(500, 100));
        StreamStatistics statistics = consumer().streams().get(0).statistics();
        assertThat(statistics.filtered()).isEqualTo(5);
        assertThat(statistics.received()).isLessThanOrEqualTo(107);
    }

    @Test
    void aTimeBeforeTheOldestEventBeginsWithItAndReportsTheGap() throws Exception {
        service.publishEntries(topic, List.of("at:" + BASE.toEpochMilli(), "fill:0:10:1:1000"));
        service.expire(topic);
        Instant kept = BASE.plusSeconds(3600);
        service.publishEntries(topic, List.of("at:" + kept.toEpochMilli(), "fill:10:10:1:1000"));

        route(uri("startTime=" + BASE.plusSeconds(5)), received);

        received.expectExactly(numbers(10, 10));
        assertThat(consumer().streams().get(0).statistics().gaps()).isOne();
        assertThat(health().getDetails().get("lastGap"))
                .asString()
                .contains("published " + kept, "if there were any, have expired");
    }

    @Test
    void aTimeAfterTheNewestEventBeginsWithTheNextOne() throws Exception {
        publishThreeLedgers();

        route(uri("startTime=-1h"), received);
        awaitConnected();
        producer.publishNumbers(COUNT, 10);

        received.expectExactly(numbers(COUNT, 10));
        assertThat(consumer().streams().get(0).statistics().gaps()).isZero();
    }

    @Test
    void aTimeOnAnEmptyTopicBeginsWithTheFirstEvent() throws Exception {
        route(uri("startTime=-1h"), received);
        awaitConnected();

        producer.publishNumbers(0, 10);

        received.expectExactly(numbers(0, 10));
    }

    @Test
    void aTimeInTheFutureSkipsTheEventsUntilThen() throws Exception {
        publishThreeLedgers();
        Instant future = Instant.now().plus(Duration.ofSeconds(15));
        route(uri("startTime=" + future), received);
        awaitConnected();

        producer.publishNumbers(COUNT, 5);
        await().atMost(LIMIT).until(() -> Instant.now().isAfter(future));
        producer.publishNumbers(COUNT + 5, 5);

        received.expectExactly(numbers(COUNT + 5, 5));
        assertThat(consumer().streams().get(0).statistics().filtered()).isEqualTo(5);
    }

    @Test
    void aRestartResumesAtTheStoredPositionAndTheTimeHasNoEffect() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        publishThreeLedgers();
        Instant time = publishTimes().get(100);
        route(uri("startTime=" + time, "offsetRepository=#positions"), received);
        received.awaitCount(50);
        camel.getRouteController().stopRoute("route");
        producer.publishNumbers(COUNT, 10);

        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(100, 60));
        assertThat(consumer().streams().get(0).statistics().probes()).isZero();
    }

    @Test
    void aRestartBeforeTheFirstEventResumesAtTheFoundPlace() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        publishThreeLedgers();
        String from = uri("startTime=-1s", "offsetRepository=#positions");
        route(from, received);
        awaitConnected();
        camel.getRouteController().stopRoute("route");

        producer.publishNumbers(COUNT, 10);
        Instant later = Instant.now().plusSeconds(2);
        await().atMost(LIMIT).until(() -> Instant.now().isAfter(later));
        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(COUNT, 10));
    }

    @Test
    void aRestartBeforeATimeInTheFutureSkipsTheEventsUntilThen() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        Instant future = Instant.now().plus(Duration.ofSeconds(15));
        route(uri("startTime=" + future, "offsetRepository=#positions"), received);
        awaitConnected();
        producer.publishNumbers(0, 5);
        await().atMost(LIMIT).until(() -> filtered() == 5);
        camel.getRouteController().stopRoute("route");
        producer.publishNumbers(5, 5);

        camel.getRouteController().startRoute("route");

        await().atMost(LIMIT).until(() -> filtered() == 5);
        await().atMost(LIMIT).until(() -> Instant.now().isAfter(future));
        producer.publishNumbers(10, 5);
        received.expectExactly(numbers(10, 5));
    }

    private long filtered() {
        return consumer().streams().get(0).statistics().filtered();
    }

    @Test
    void theTimesOfTwoTopicsAreFoundSeparately() throws Exception {
        String other = service.newTopic();
        service.publishEntries(topic, List.of("at:" + BASE.toEpochMilli(), "fill:0:20:1:60000"));
        service.publishEntries(other, List.of("at:" + BASE.toEpochMilli(), "fill:100:20:1:30000"));

        route(uriOf(topic + "," + other, "startTime=" + BASE.plusSeconds(300)), received);

        received.awaitCount(25);
        assertThat(received.bodies())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.concat(IntStream.range(5, 20), IntStream.range(110, 120))
                                .mapToObj(Integer::toString)
                                .toList());
    }

    @Test
    void eventsThatArePublishedDuringTheSearchAreNotMissed() throws Exception {
        publishThreeLedgers();
        Instant time = publishTimes().get(120);
        try (EventProducer during = service.producer(topic)) {
            route(uri("startTime=" + time), received);
            for (int i = 0; i < 50; i++) {
                during.publishNumbers(COUNT + i, 1);
            }
        }

        received.expectExactly(numbers(120, COUNT + 50 - 120));
    }

    @Test
    void connectionsThatBreakDuringTheSearchDoNotChangeItsResult() throws Exception {
        publishThreeLedgers();
        Instant time = publishTimes().get(120);
        try (TcpProxy proxy = TcpProxy.to(service.serviceUrl())) {
            String from = uri("startTime=" + time, "closeTimeout=500");
            route(from.replace(service.serviceUrl(), proxy.serviceUrl()), received);
            for (int i = 0; i < 4; i++) {
                int accepted = proxy.accepted();
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> proxy.accepted() > accepted);
                proxy.reset();
            }

            received.expectExactly(numbers(120, COUNT - 120));
            camel.getRouteController().stopRoute("route");
        }
    }

    @Test
    void aStopDuringTheSearchEndsItAndNoConnectionFollows() throws Exception {
        publishThreeLedgers();
        try (TcpProxy proxy = TcpProxy.to(service.serviceUrl())) {
            String from = uri("startTime=" + BASE.plus(Duration.ofMinutes(60)));
            route(from.replace(service.serviceUrl(), proxy.serviceUrl()), received);
            EventStream stream = consumer().streams().get(0);
            await().atMost(LIMIT).until(() -> stream.statistics().probes() > 2);

            camel.getRouteController().stopRoute("route");

            int accepted = proxy.accepted();
            assertThat(stream.status().state()).isEqualTo(StreamState.STOPPED);
            await().during(Duration.ofMillis(500)).until(() -> proxy.accepted() == accepted);
            assertThat(received.count()).isZero();
        }
    }

    /** One event a minute, then batches of ten a minute, then single events again. */
    private void publishThreeLedgers() {
        service.publishEntries(
                topic,
                List.of(
                        "at:" + BASE.toEpochMilli(),
                        "fill:0:40:1:60000",
                        "unload",
                        "fill:40:60:10:60000",
                        "unload",
                        "fill:100:50:1:60000"));
    }

    /** As the frames contain them. */
    private List<Instant> publishTimes() throws Exception {
        List<Instant> times = new CopyOnWriteArrayList<>();
        route("all", uri("messageId=earliest"), exchange -> times.add(publishTime(exchange)));
        await().atMost(LIMIT).until(() -> times.size() == COUNT);
        camel.getRouteController().stopRoute("all");
        assertThat(times).isSorted();
        return times;
    }

    private static Instant publishTime(Exchange exchange) {
        return exchange.getMessage().getHeader(EventsConstants.PUBLISH_TIME, Instant.class);
    }

    private static List<Instant> interestingTimes(List<Instant> times) {
        List<Instant> interesting =
                new ArrayList<>(
                        List.of(
                                times.get(0),
                                times.get(7), // exactly at an event
                                times.get(7).plusMillis(1),
                                times.get(7).minusMillis(1),
                                times.get(40), // the first batch of a ledger
                                times.get(55), // inside a batch: it begins with the whole batch
                                times.get(100),
                                times.get(COUNT - 1)));
        Random random = new Random(8);
        long span = Duration.between(times.get(0), times.get(COUNT - 1)).toMillis();
        for (int i = 0; i < 6; i++) {
            interesting.add(times.get(0).plusMillis(random.nextLong(span)));
        }
        return interesting;
    }

    private static int firstAtOrAfter(Instant time, List<Instant> times) {
        return (int) times.stream().filter(published -> published.isBefore(time)).count();
    }
}
