/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.ChildProcess;
import io.github.camel8x8.events.test.contract.EventService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One process publishes numbered events. Another process runs routes, is killed with {@code kill
 * -9} at random moments, and restarted. Each route keeps a ledger of its processed events.
 */
abstract class LedgerContract {

    private static final int EVENTS_PER_SECOND = 200;
    private static final int WINDOW = 200;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir Path directory;

    private final ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);

    abstract EventService service();

    abstract int kills();

    @BeforeEach
    void tellTheSeed() {
        System.out.printf("Ledger on %s, seed %d%n", service().name(), seed);
    }

    @AfterEach
    void stopPublishing() {
        publisher.shutdown();
    }

    @Test
    void aProcessThatIsKilledAgainAndAgainLosesNothing() {
        String topic = service().newTopic();
        Map<String, String> routes = routes(topic);
        Feed feed =
                new Feed(
                        () -> service().producer(topic),
                        Integer.MAX_VALUE,
                        EVENTS_PER_SECOND,
                        () -> Integer.MAX_VALUE);
        letSubscriptionsBeMade(routes);
        feed.start(publisher);

        for (int kill = 0; kill < kills(); kill++) {
            try (ChildProcess process = start(routes)) {
                process.awaitLine("started");
                process.killAfter(Duration.ofMillis(random.nextInt(800)));
            }
        }
        int published = feed.finish();
        Map<String, Account> accounts = new LinkedHashMap<>();
        try (ChildProcess process = start(routes)) {
            process.awaitLine("started");
            for (String route : routes.keySet()) {
                await("the remaining events of route " + route)
                        .atMost(LIMIT)
                        .pollInterval(Duration.ofSeconds(1)) // it reads the whole ledger
                        .untilAsserted(() -> assertThat(account(route).lost(published)).isZero());
                accounts.put(route, account(route));
            }
        }

        RunRecord.of("ledger", service().name(), seed)
                .with("events", published)
                .with("kills", kills())
                .with("routes", accounts.size())
                .with("window", WINDOW)
                .with("lost", accounts.values().stream().mapToInt(a -> a.lost(published)).sum())
                .with(
                        "out of order",
                        accounts.values().stream().mapToLong(Account::outOfOrder).sum())
                .with("duplicates", accounts.values().stream().mapToLong(Account::duplicates).sum())
                .with(
                        "most duplicates after one kill",
                        accounts.values().stream()
                                .mapToInt(Account::mostRepeatedInALife)
                                .max()
                                .orElseThrow())
                .write();
        assertThat(accounts)
                .allSatisfy(
                        (route, account) -> {
                            assertThat(account.lives()).isEqualTo(kills() + 2);
                            assertThat(account.outOfOrder()).as("out of order").isZero();
                            assertThat(account.mostRepeatedInALife())
                                    .as("duplicates after a kill")
                                    .isLessThanOrEqualTo(WINDOW);
                        });
    }

    private Map<String, String> routes(String topic) {
        String endpoint =
                "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&receiverQueueSize=%d&reconnectDelay=50&reconnectMaxDelay=200"
                        .formatted(
                                topic,
                                service().serviceUrl(),
                                service().tenant(),
                                service().namespace(),
                                WINDOW);
        Map<String, String> routes = new LinkedHashMap<>();
        routes.put("reader", endpoint + "&messageId=earliest&offsetRepository=#positions");
        routes.put(
                "reader-of-eight",
                endpoint
                        + "&messageId=earliest&offsetRepository=#positions&readerName=eight&concurrentConsumers=8");
        routes.put("exclusive", endpoint + "&subscription=exclusive");
        routes.put("failover", endpoint + "&subscription=failover&subscriptionType=Failover");
        routes.put(
                "key-shared",
                endpoint + "&subscription=keys&subscriptionType=Key_Shared&concurrentConsumers=4");
        return routes;
    }

    /** New subscriptions start at the newest message, so they must exist before the first event. */
    private void letSubscriptionsBeMade(Map<String, String> routes) {
        try (ChildProcess process = start(routes)) {
            process.awaitLine("started");
        }
    }

    private ChildProcess start(Map<String, String> routes) {
        Stream<String> pairs =
                routes.entrySet().stream()
                        .flatMap(route -> Stream.of(route.getKey(), route.getValue()));
        return ChildProcess.start(
                directory.resolve("log"),
                LedgerProcess.class,
                Stream.concat(Stream.of(directory.toString()), pairs).toArray(String[]::new));
    }

    private Account account(String route) {
        return new Ledger(directory.resolve(route)).read();
    }
}
