/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.onceonly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The route as it is, on a real PostgreSQL. */
@SpringBootTest(
        properties = {
            "camel.component.8x8events.reconnect-delay=50",
            "camel.component.8x8events.reconnect-max-delay=200"
        })
@EnableEventStream
@DirtiesContext
class OnceOnlyTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static EmbeddedPostgres postgres;

    @Autowired private EventStreamServer stream;

    @Autowired private JdbcTemplate database;

    @Autowired private CamelContext camel;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void close() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE contact_event, dead_letter");
    }

    @Test
    void thePositionIsThatOfTheLastRow() {
        List<String> ids = publish(0, 20);

        awaitRows(20);
        assertThat(rows()).containsExactlyElementsOf(ids);
        assertThat(position()).startsWith(ids.get(19) + "@");
    }

    @Test
    void aRestartOfTheRouteStoresNoEventTwice() throws Exception {
        List<String> ids = publish(0, 20);
        awaitRows(20);

        camel.getRouteController().stopRoute("events");
        ids.addAll(publish(20, 20));
        camel.getRouteController().startRoute("events");

        awaitRows(40);
        assertThat(rows()).containsExactlyElementsOf(ids);
    }

    @Test
    void connectionsThatBreakInATransactionStoreNoEventTwice() {
        List<String> ids = publish(0, 100);
        for (int i = 1; i <= 5; i++) {
            awaitRows(i * 10);
            database.queryForList(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
        }

        awaitRows(100);
        assertThat(rows()).containsExactlyElementsOf(ids);
    }

    @Test
    void anEventThatPostgreSqlCannotStoreIsADeadLetterOnceAndTheNextContinues() {
        String nul = "{\"event\":\"InteractionCreated\",\"text\":\"\\u0000\"}";
        String id = stream.publish(nul).messageId();
        List<String> ids = publish(1, 3);

        awaitRows(3);

        assertThat(rows()).containsExactlyElementsOf(ids);
        assertThat(
                        database.queryForList(
                                "SELECT message_id || ' ' || convert_from(payload, 'UTF8')"
                                        + " FROM dead_letter",
                                String.class))
                .containsExactly(id + " " + nul);
    }

    @Test
    void withoutTheTableNeitherTheEventNorThePositionIsStored() {
        publish(0, 1);
        awaitRows(1);
        String before = position();
        database.execute("ALTER TABLE contact_event RENAME TO away");
        int connections = stream.connections().size();
        List<String> ids = publish(1, 3);
        await().atMost(LIMIT).until(() -> stream.connections().size() > connections + 2);
        assertThat(position()).isEqualTo(before);

        database.execute("ALTER TABLE away RENAME TO contact_event");

        awaitRows(4);
        assertThat(rows().subList(1, 4)).isEqualTo(ids);
    }

    private List<String> publish(int first, int count) {
        return new ArrayList<>(
                IntStream.range(first, first + count)
                        .mapToObj(
                                number ->
                                        stream.publish(
                                                        "{\"event\":\"InteractionCreated\",\"n\":"
                                                                + number
                                                                + "}")
                                                .messageId())
                        .toList());
    }

    private void awaitRows(int count) {
        // The connection of this query may be broken too.
        await().atMost(LIMIT).ignoreExceptions().until(() -> rows().size() >= count);
    }

    /** The message ids in the order in which the rows were inserted. */
    private List<String> rows() {
        return database.queryForList(
                "SELECT message_id FROM contact_event ORDER BY ctid", String.class);
    }

    private String position() {
        return database.queryForObject(
                "SELECT position_value FROM camel_8x8_events_position", String.class);
    }
}
