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
import org.junit.jupiter.api.io.TempDir;

/**
 * Routes in a process that is killed with {@code kill -9} at random moments and restarted. Each
 * route keeps a ledger of its processed events.
 */
abstract class KilledRoutes {

    static final int EVENTS_PER_SECOND = 200;
    private static final int WINDOW = 200;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir Path directory;

    final ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
    final long seed = Long.getLong("ledger.seed", System.nanoTime());
    final Random random = new Random(seed);

    abstract EventService service();

    abstract int kills();

    @BeforeEach
    void printTheSeed() {
        System.out.printf(
                "%s on %s, seed %d%n", getClass().getSimpleName(), service().name(), seed);
    }

    @AfterEach
    void stopPublishing() {
        publisher.shutdown();
    }

    /** The endpoint of a topic, with a small window and short delays. */
    String endpoint(String topic, String serviceUrl) {
        return "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&receiverQueueSize=%d&reconnectDelay=50&reconnectMaxDelay=200"
                .formatted(topic, serviceUrl, service().tenant(), service().namespace(), WINDOW);
    }

    ChildProcess start(Map<String, String> routes) {
        Stream<String> pairs =
                routes.entrySet().stream()
                        .flatMap(route -> Stream.of(route.getKey(), route.getValue()));
        return ChildProcess.start(
                directory.resolve("log"),
                LedgerProcess.class,
                Stream.concat(Stream.of(directory.toString()), pairs).toArray(String[]::new));
    }

    /** Starts the routes for the last time, and waits until each has processed every event. */
    Map<String, Account> awaitEveryEvent(Map<String, String> routes, int published) {
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
        return accounts;
    }

    /** Adds the figures of all routes to the record of a run. */
    RunRecord with(Map<String, Account> accounts, int published, RunRecord run) {
        return run.with("routes", accounts.size())
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
                                .orElseThrow());
    }

    static void check(Map<String, Account> accounts, int lives) {
        assertThat(accounts)
                .allSatisfy(
                        (route, account) -> {
                            assertThat(account.lives()).isEqualTo(lives);
                            assertThat(account.outOfOrder()).as("out of order").isZero();
                            assertThat(account.mostRepeatedInALife())
                                    .as("duplicates after a kill")
                                    .isLessThanOrEqualTo(WINDOW);
                        });
    }

    private Account account(String route) {
        return new Ledger(directory.resolve(route)).read();
    }
}
