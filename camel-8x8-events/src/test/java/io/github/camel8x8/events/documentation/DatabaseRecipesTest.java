/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.documentation.Page.Block;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.junit.EventStream;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The recipes that insert events into a table, on a real PostgreSQL. */
@Tag("camel-4.18-modules")
class DatabaseRecipesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static EmbeddedPostgres postgres;
    private static JdbcTemplate database;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres =
                EmbeddedPostgres.builder()
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .start();
        database = new JdbcTemplate(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void createTable() {
        database.execute("drop table if exists events");
        database.execute("create table events (id text primary key, type text, payload text)");
    }

    static Stream<Block> recipes() {
        List<Block> blocks =
                Page.read(Path.of("docs/recipes.md")).blocks().stream()
                        .filter(block -> block.content().contains("sql:insert into events"))
                        // The example spring-boot tests the route that retries.
                        .filter(block -> !block.content().contains("errorHandler"))
                        .toList();
        assertThat(blocks).as("one by one, and in batches").hasSize(2);
        return blocks.stream();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void eachEventIsARowWithItsMessageIdAsTheKey(
            Block recipe,
            @EventStream(tenant = "acme") EventStreamServer stream,
            @TempDir Path data)
            throws Exception {
        Main main = main(recipe.content(), stream, data);
        main.start();
        try {
            stream.expect().client("all");
            for (int i = 0; i < 100; i++) {
                stream.publish(interaction().guid("int-" + i).created().queued().deleted());
            }

            await().atMost(LIMIT).until(() -> rows() == 300);
            await().atMost(LIMIT).until(() -> backlog(stream) == 0);
            assertThat(
                            database.queryForList(
                                    "select count(distinct payload) from events where type ="
                                            + " 'InteractionDeleted'",
                                    Long.class))
                    .containsExactly(100L);
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void eachPayloadIsStoredExactlyAsReceived(
            Block recipe,
            @EventStream(tenant = "acme") EventStreamServer stream,
            @TempDir Path data)
            throws Exception {
        List<String> payloads =
                List.of(
                        "{ \"Interaction\" : {\"phone\":123456789012345678901234567890,\"half\":1.50} }",
                        "{\"Interaction\":{\"text\":\"\\u00e9 é 😀 \\\" \\\\ , {} '\"}}",
                        "{\"Interaction\":{\"text\":\"\\u0000\",\"text\":null}}",
                        "NULL");
        Main main = main(recipe.content(), stream, data);
        main.start();
        try {
            stream.expect().client("all");

            stream.publishTo("all", () -> payloads.stream().map(Message::of).toList());

            await().atMost(LIMIT).until(() -> rows() == payloads.size());
            assertThat(database.queryForList("select payload from events", String.class))
                    .containsExactlyInAnyOrderElementsOf(payloads);
        } finally {
            main.stop();
        }
    }

    /** The variants that the text below the recipe describes. */
    @Test
    void aColumnCanBeAFieldOfThePayloadAndThePayloadCanBeJson(
            @EventStream(tenant = "acme") EventStreamServer stream, @TempDir Path data)
            throws Exception {
        String number = "1234567890123456789";
        database.execute("drop table events");
        database.execute(
                "create table events (interaction text, same text, payload json, binary_json jsonb)");
        String route =
                """
                - from:
                    uri: 8x8events:all?batching=true&subscription=warehouse-batches
                    steps:
                      - to:
                          uri: >-
                            sql:insert into events
                            select interaction, payload::jsonb -> 'Interaction' ->> 'interactionGUID',
                            cast(payload as json), cast(payload as jsonb)
                            from unnest(cast(:#${body.texts('interactionGUID')} as text[]),
                            cast(:#${body.payloads} as text[])) as event (interaction, payload)
                """;
        Main main = main(route, stream, data);
        main.start();
        try {
            stream.expect().client("all");
            stream.publish(interaction().guid("int-1").created());
            stream.publishTo(
                    "all",
                    () ->
                            List.of(
                                    Message.of(
                                            "{\"Interaction\":{\"interactionGUID\":%s}}"
                                                    .formatted(number))));

            await().atMost(LIMIT).until(() -> rows() == 2);
            assertThat(database.queryForList("select interaction from events", String.class))
                    .containsExactlyInAnyOrder("int-1", number);
            assertThat(
                            database.queryForList(
                                    "select 1 from events where interaction = same and same ="
                                            + " payload -> 'Interaction' ->> 'interactionGUID' and same"
                                            + " = binary_json -> 'Interaction' ->> 'interactionGUID'"))
                    .hasSize(2);
        } finally {
            main.stop();
        }
    }

    private static Main main(String text, EventStreamServer stream, Path data) throws IOException {
        Path routes = Files.writeString(data.resolve("routes.yaml"), text);
        Main main = new Main();
        main.addInitialProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        main.addInitialProperty("camel.component.8x8events.tenant", stream.tenant());
        main.addInitialProperty("camel.component.8x8events.api-key", "any");
        main.configure().setRoutesIncludePattern("file:" + routes);
        main.bind("database", postgres.getPostgresDatabase());
        return main;
    }

    private static long rows() {
        Long rows = database.queryForObject("select count(*) from events", Long.class);
        return rows == null ? 0 : rows;
    }

    private static long backlog(EventStreamServer stream) {
        return Math.max(
                stream.backlog("all", "warehouse"), stream.backlog("all", "warehouse-batches"));
    }
}
