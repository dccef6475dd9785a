/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.position.FilePositionRepository;
import io.github.camel8x8.events.test.contract.EventService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;

/** Numbered events at a steady rate through routes of every kind, each with network failures. */
final class Soak {

    static final int WINDOW = 200;

    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(3);

    private final EventService service;
    private final int events;
    private final int perSecond;
    private final long seed;
    private final List<SoakedRoute> routes;

    Soak(EventService service, int events, int perSecond, long seed) {
        this.service = service;
        this.events = events;
        this.perSecond = perSecond;
        this.seed = seed;
        routes =
                List.of(
                        route(
                                "reader",
                                "messageId=earliest&offsetRepository=#positions&breakOnFirstError=true",
                                5003,
                                true),
                        route(
                                "reader-of-eight",
                                "messageId=earliest&readerName=eight&concurrentConsumers=8",
                                0,
                                true),
                        route(
                                "exclusive",
                                "subscription=exclusive&negativeAckRedeliveryDelay=50",
                                4001,
                                true),
                        route(
                                "shared",
                                "subscription=shared&subscriptionType=Shared&concurrentConsumers=4&negativeAckRedeliveryDelay=200",
                                101,
                                false));
    }

    void run(Path directory) throws Exception {
        System.out.printf("Soak on %s, %,d events, seed %d%n", service.name(), events, seed);
        String topic = service.newTopic();
        ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry()
                    .bind("positions", new FilePositionRepository(directory.resolve("positions")));
            for (SoakedRoute route : routes) {
                route.addTo(camel, topic);
            }
            camel.start();
            Feed feed = new Feed(() -> service.producer(topic), events, perSecond, this::slowest);
            feed.start(publisher);
            routes.forEach(route -> route.startMishaps(camel));
            await("everything published")
                    .atMost(Duration.ofSeconds(10L * events / perSecond + 60))
                    .until(feed::isOver);
            for (SoakedRoute route : routes) {
                route.calm();
            }
            for (SoakedRoute route : routes) {
                await("the remaining events of " + route.name())
                        .atMost(DRAIN_LIMIT)
                        .untilAsserted(() -> assertThat(route.account().lost(events)).isZero());
            }
            record();
            check();
        } finally {
            publisher.shutdown();
            routes.forEach(SoakedRoute::close);
        }
    }

    private SoakedRoute route(String name, String options, int failsOneIn, boolean ordered) {
        return new SoakedRoute(name, options, failsOneIn, ordered, service, seed);
    }

    private int slowest() {
        return routes.stream().mapToInt(route -> route.account().distinct()).min().orElseThrow();
    }

    private int mishaps() {
        return routes.stream()
                .flatMap(route -> route.mishapCounts().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void record() {
        RunRecord.of("soak", service.name(), seed)
                .with("events", events)
                .with("routes", routes.size())
                .with("faults", mishaps())
                .with("sessions", routes.stream().mapToLong(SoakedRoute::sessions).sum())
                .with("window", WINDOW)
                .with("lost", routes.stream().mapToInt(r -> r.account().lost(events)).sum())
                .with(
                        "out of order",
                        routes.stream()
                                .filter(SoakedRoute::isOrdered)
                                .mapToLong(r -> r.account().outOfOrder())
                                .sum())
                .with("duplicates", routes.stream().mapToLong(r -> r.account().duplicates()).sum())
                .with(
                        "slowest recovery in ms",
                        routes.stream()
                                .mapToLong(r -> r.slowestRecovery().toMillis())
                                .max()
                                .orElseThrow())
                .write();
    }

    private void check() {
        assertThat(routes)
                .allSatisfy(
                        route -> {
                            Account account = route.account();
                            assertThat(route.sessions()).as(route.name()).isGreaterThan(1);
                            if (route.isOrdered()) {
                                assertThat(account.outOfOrder()).as(route.name()).isZero();
                            }
                            assertThat(account.duplicates())
                                    .as(route.name())
                                    .isLessThanOrEqualTo(route.sessions() * WINDOW);
                        });
    }
}
