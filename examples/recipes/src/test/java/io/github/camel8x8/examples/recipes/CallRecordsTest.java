/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The recipe for call records, on a real PostgreSQL. */
class CallRecordsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final String url = Databases.create();
    private final JdbcTemplate database = new JdbcTemplate(new DriverManagerDataSource(url));

    @TempDir private Path directory;
    private EventStreamServer stream;
    private Recipe recipe;

    @BeforeEach
    void start(@EventStream EventStreamServer started) {
        stream = started;
        Databases.run(database, "call-record-table.sql");
        recipe = recipe().start();
    }

    @AfterEach
    void stop() {
        recipe.close();
    }

    @Test
    void aCallIsOneRowWithTheTimesOfItsEvents() {
        Instant nine = Instant.parse("2026-11-27T09:00:00Z");
        Agent ann = Agent.named("Ann");
        stream.publish(
                interaction()
                        .guid("int-1")
                        .queue(7, "Spare Parts")
                        .at(nine)
                        .created()
                        .at(nine.plusSeconds(1))
                        .queued()
                        .assigned(ann)
                        .at(nine.plusSeconds(30))
                        .accepted()
                        .hold()
                        .resumed()
                        .at(nine.plusSeconds(90))
                        .deleted("AGENT", "CEC_DISCONNECT_NORMAL"));

        awaitEvents(7);
        assertThat(database.queryForMap("SELECT * FROM call_record"))
                .containsAllEntriesOf(
                        Map.of(
                                "interaction",
                                "int-1",
                                "media",
                                "phone",
                                "queue_id",
                                "7",
                                "agent_id",
                                ann.id(),
                                "created",
                                Timestamp.from(nine),
                                "queued",
                                Timestamp.from(nine.plusSeconds(1)),
                                "accepted",
                                Timestamp.from(nine.plusSeconds(30)),
                                "ended",
                                Timestamp.from(nine.plusSeconds(90)),
                                "reason",
                                "CEC_DISCONNECT_NORMAL",
                                "holds",
                                1));
    }

    @Test
    void anEventOfNoInteractionDoesNotStopTheOthers() {
        stream.publish("{\"Interaction\":{\"event\":\"InteractionUnheardOf\"}}");

        stream.publish(interaction().created().deleted());

        awaitEvents(2);
    }

    @Test
    void connectionsThatBreakAndARestartCountNoEventTwice() {
        for (int round = 1; round <= 5; round++) {
            publishCalls(round);
            awaitEvents(round * 120 - 119);
            database.queryForList(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <>"
                            + " pg_backend_pid() AND datname = current_database()");
            if (round == 3) {
                recipe.close();
                recipe = recipe().start();
            }
        }

        awaitEvents(600);
        assertThat(database.queryForList("SELECT DISTINCT events FROM call_record", Integer.class))
                .containsExactly(3);
    }

    @Test
    void withoutTheTableTheEventsWait() {
        database.execute("ALTER TABLE call_record RENAME TO away");
        int connections = stream.connections().size();
        publishCalls(1);
        await().atMost(LIMIT).until(() -> stream.connections().size() > connections + 1);

        database.execute("ALTER TABLE away RENAME TO call_record");

        awaitEvents(120);
    }

    private Recipe recipe() {
        return new Recipe("call-records", stream, directory).with("database.url", url);
    }

    private void publishCalls(int round) {
        for (int i = 0; i < 40; i++) {
            String guid = "int-" + round + "-" + i;
            stream.publish(interaction().guid(guid).created().queued().deleted());
        }
    }

    /** Waits until exactly this number has been counted, or more. */
    private void awaitEvents(int count) {
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(
                                                database.queryForObject(
                                                        "SELECT coalesce(sum(events), 0) FROM"
                                                                + " call_record",
                                                        Integer.class))
                                        .isGreaterThanOrEqualTo(count));
    }
}
