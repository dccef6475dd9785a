/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The recipe that reads a day again after a fault, on a real PostgreSQL. */
class BackfillTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Instant today =
            LocalDate.now(ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant();
    private final Instant yesterday = today.minus(Duration.ofDays(1));
    private final String url = Databases.create();
    private final JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(url));
    private final List<String> idsOfYesterday = new ArrayList<>();

    @TempDir private Path directory;
    private EventStreamServer stream;

    @BeforeEach
    void publish(@EventStream EventStreamServer started) {
        stream = started;
        Databases.run(database, "event-table.sql");
        publishAt(yesterday.minus(Duration.ofHours(1)), 3);
        for (int hour = 1; hour < 24; hour++) {
            idsOfYesterday.addAll(publishAt(yesterday.plus(Duration.ofHours(hour)), 10));
        }
        publishAt(today.plusSeconds(1), 3);
    }

    @Test
    void theMissingEventsOfTheDayAreInTheTableAndTheRouteStops() {
        // As after a fault in the afternoon.
        store(idsOfYesterday.subList(0, 120));

        try (Recipe recipe = recipe().start()) {
            awaitEnd(recipe);
        }

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOfYesterday);
    }

    @Test
    void theRangeCanHaveTheOffsetOfATimeZone() {
        ZoneOffset offset = ZoneOffset.ofHours(2);

        try (Recipe recipe =
                recipe().with("from", yesterday.atOffset(offset).toString())
                        .with("to", today.atOffset(offset).toString())
                        .start()) {
            awaitEnd(recipe);
        }

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOfYesterday);
    }

    @Test
    void aSecondRunChangesNothing() {
        for (int run = 1; run <= 2; run++) {
            try (Recipe recipe = recipe().start()) {
                awaitEnd(recipe);
            }
        }

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOfYesterday);
    }

    @Test
    void whileTheDatabaseDoesNotAcceptTheEventsTheRunWaits() {
        database.execute("ALTER TABLE contact_event RENAME TO away");
        try (Recipe recipe = recipe().start()) {
            // The search for the start has several connections, each retry has one.
            int connections = stream.connections().size();
            await().atMost(LIMIT).until(() -> stream.connections().size() > connections + 2);

            database.execute("ALTER TABLE away RENAME TO contact_event");

            awaitEnd(recipe);
        }
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(idsOfYesterday);
    }

    @Test
    void anErrorOfTheDatabaseDoesNotQuoteAnEvent() {
        database.execute("ALTER TABLE contact_event ADD CHECK (payload = '')");
        Failures failures = new Failures();
        try (Recipe recipe = recipe().start()) {
            recipe.camel().getManagementStrategy().addEventNotifier(failures);
            await().atMost(LIMIT).until(() -> !failures.texts.isEmpty());
        }

        assertThat(failures.texts)
                .allSatisfy(text -> assertThat(text).contains("contact_event"))
                .noneSatisfy(text -> assertThat(text).contains("interactionGUID"));
    }

    private Recipe recipe() {
        return new Recipe("backfill", stream, directory)
                .with("database.url", url)
                .with("from", yesterday.toString())
                .with("to", today.toString());
    }

    private static void awaitEnd(Recipe recipe) {
        await().atMost(LIMIT)
                .until(
                        () ->
                                recipe.camel()
                                        .getRouteController()
                                        .getRouteStatus("backfill")
                                        .isStopped());
    }

    private List<String> publishAt(Instant time, int calls) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            stream
                    .publishTo(
                            "all",
                            () ->
                                    interaction().created().messages().stream()
                                            .map(message -> message.withPublishTime(time))
                                            .toList())
                    .stream()
                    .map(Published::messageId)
                    .forEach(ids::add);
        }
        return ids;
    }

    private void store(List<String> ids) {
        ids.forEach(
                id ->
                        database.update(
                                "INSERT INTO contact_event (message_id, payload) VALUES (?, '')",
                                id));
    }

    private List<String> ids() {
        return database.queryForList("SELECT message_id FROM contact_event", String.class);
    }

    /** The errors of Exchanges, as a log shows them. */
    private static final class Failures extends EventNotifierSupport {

        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event instanceof CamelEvent.ExchangeFailedEvent;
        }

        @Override
        public void notify(CamelEvent event) {
            StringWriter text = new StringWriter();
            ((CamelEvent.ExchangeFailedEvent) event)
                    .getCause()
                    .printStackTrace(new PrintWriter(text));
            texts.add(text.toString());
        }
    }
}
