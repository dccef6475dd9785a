/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.fault.ChildProcess;
import io.github.camel8x8.events.fault.TcpProxy;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As {@link LedgerContract}, with readers of a partitioned topic: a process is killed and
 * restarted, its connections are cut, the service is restarted, and the topic gets another
 * partition.
 */
abstract class PartitionLedgerContract {

    private static final int EVENTS_PER_SECOND = 200;
    private static final int WINDOW = 200;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir Path directory;

    private final ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);

    abstract EventService service();

    abstract int kills();

    @AfterEach
    void stopPublishing() {
        publisher.shutdown();
    }

    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {2, 4})
    void readersOfPartitionsLoseNothing(int partitions) throws Exception {
        System.out.printf("Partitions on %s, seed %d%n", service().name(), seed);
        String topic = service().newTopic();
        service().createPartitionedTopic(topic, partitions);
        PartitionFeed feed = new PartitionFeed(service(), topic, partitions, EVENTS_PER_SECOND);
        feed.start(publisher);

        Map<String, String> routes;
        Map<String, Account> accounts = new LinkedHashMap<>();
        int published;
        int cuts = 0;
        try (TcpProxy network = TcpProxy.to(service().serviceUrl())) {
            routes = routes(topic, network);
            for (int kill = 0; kill < kills(); kill++) {
                try (ChildProcess process = start(routes)) {
                    process.awaitLine("started");
                    if (kill == kills() / 2) {
                        service().addPartitions(topic, partitions + 1);
                        feed.lastPartitionIsThere();
                        service().restart();
                    } else if (random.nextBoolean()) {
                        network.cut();
                        cuts++;
                    }
                    process.killAfter(Duration.ofMillis(random.nextInt(1500)));
                }
            }
            published = feed.finish();
            try (ChildProcess process = start(routes)) {
                process.awaitLine("started");
                for (String route : routes.keySet()) {
                    await("the remaining events of route " + route)
                            .atMost(LIMIT)
                            .pollInterval(Duration.ofSeconds(1)) // it reads the whole ledger
                            .untilAsserted(
                                    () -> assertThat(account(route).lost(published)).isZero());
                    accounts.put(route, account(route));
                }
            }
        }
        RunRecord.of("partitions-" + partitions, service().name(), seed)
                .with("service", service().name() + ", " + partitions + " partitions")
                .with("events", published)
                .with("kills", kills())
                .with("cut connections", cuts)
                .with("restarts of the service", 1)
                .with("added partitions", 1)
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
                            assertThat(account.lives()).isEqualTo(kills() + 1);
                            assertThat(account.outOfOrder()).as("out of order").isZero();
                            assertThat(account.mostRepeatedInALife())
                                    .as("duplicates after a kill")
                                    .isLessThanOrEqualTo(WINDOW);
                        });
    }

    private Map<String, String> routes(String topic, TcpProxy network) {
        String endpoint =
                "8x8events:%s?serviceUrl=%s&tenant=%s&namespace=%s&receiverQueueSize=%d&reconnectDelay=50&reconnectMaxDelay=200&messageId=earliest&offsetRepository=#positions"
                        .formatted(
                                topic,
                                network.serviceUrl(),
                                service().tenant(),
                                service().namespace(),
                                WINDOW);
        Map<String, String> routes = new LinkedHashMap<>();
        routes.put("reader", endpoint);
        routes.put("reader-of-eight", endpoint + "&readerName=eight&concurrentConsumers=8");
        return routes;
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
