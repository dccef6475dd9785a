/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.database.Postgres;
import io.github.camel8x8.events.fault.ChildProcess;
import io.github.camel8x8.events.test.contract.EventService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The documented route in a process that is killed with {@code kill -9} at random moments and
 * restarted. It stores each event and its position in one transaction of a PostgreSQL database. The
 * table has no key that could reject a duplicate.
 */
abstract class KilledOnceRoute {

    /** The line that the process prints when it has stored its first event. */
    static final String STORED = "stored";

    static final int EVENTS_PER_SECOND = 200;
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int RECORDED_KILLS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path directory;

    private final ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
    private final long seed = Long.getLong("ledger.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Postgres postgres;
    private JdbcTemplate database;

    abstract EventService service();

    abstract int kills();

    /** Whether the route stores batches of events. */
    abstract boolean batches();

    @BeforeEach
    void startPostgres() throws IOException {
        System.out.printf("Ledger in a database, on %s, seed %d%n", service().name(), seed);
        postgres = Postgres.start();
        database = new JdbcTemplate(new DriverManagerDataSource(postgres.url()));
        database.execute(
                new ClassPathResource("once/schema.sql")
                        .getContentAsString(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopPostgres() {
        publisher.shutdown();
        postgres.close();
    }

    /**
     * Kills the process again and again while events are published, and then checks the table.
     *
     * @param variant the end of the name of the service in the record of the run
     * @param halfway called before one half of the kills
     */
    void killAndCheck(String topic, NumberedFeed feed, String variant, Runnable halfway) {
        feed.start(publisher);

        for (int kill = 0; kill < kills(); kill++) {
            if (kill == kills() / 2) {
                halfway.run();
            }
            try (ChildProcess process = start(topic)) {
                process.awaitLine(STORED);
                process.killAfter(Duration.ofMillis(random.nextInt(800)));
            }
        }
        int published = feed.finish();
        try (ChildProcess process = start(topic)) {
            awaitRows(published);
            process.kill();
        }

        Account rows = rows();
        Account routed = new Ledger(directory.resolve("routed")).read();
        if (kills() >= RECORDED_KILLS) {
            RunRecord.of("once", service().name() + variant, seed)
                    .with("events", published)
                    .with("kills", kills())
                    .with("events of transactions cut off by a kill", routed.duplicates())
                    .with("lost", rows.lost(published))
                    .with("out of order", rows.outOfOrder())
                    .with("duplicates", rows.duplicates())
                    .write();
        }
        assertThat(routed.lives()).isEqualTo(kills() + 1);
        assertThat(rows.duplicates()).as("duplicates").isZero();
        assertThat(rows.events()).isEqualTo(published);
        assertThat(rows.outOfOrder()).as("out of order").isZero();
    }

    private ChildProcess start(String topic) {
        String component = "camel.component.8x8events.";
        return ChildProcess.start(
                directory.resolve("log"),
                LedgerOnceProcess.class,
                directory.resolve("routed").toString(),
                batches() ? "batches.yaml" : "events.yaml",
                "topic=" + topic,
                "database.url=" + postgres.url(),
                component + "service-url=" + service().serviceUrl(),
                component + "tenant=" + service().tenant(),
                component + "namespace=" + service().namespace());
    }

    /** Waits until there are this many rows, as long as rows are added. */
    private void awaitRows(int count) {
        for (int rows = rowCount(); rows < count; ) {
            int before = rows;
            rows =
                    await("a row after " + before + " of " + count)
                            .atMost(LIMIT)
                            .until(this::rowCount, now -> now > before);
        }
    }

    private int rowCount() {
        return database.queryForObject("SELECT count(*) FROM contact_event", Integer.class);
    }

    /** The rows in the order in which they were inserted. */
    private Account rows() {
        Account rows = new Account();
        database.query(
                "SELECT payload FROM contact_event ORDER BY row_number",
                row -> {
                    rows.add(number(row.getString(1)));
                });
        return rows;
    }

    private static int number(String payload) {
        try {
            return JSON.readTree(payload).at("/Interaction/agentId").asInt();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
