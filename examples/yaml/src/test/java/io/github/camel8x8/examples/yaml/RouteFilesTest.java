/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.yaml;

import static io.github.camel8x8.events.test.traffic.AgentStatus.agentStatus;
import static io.github.camel8x8.events.test.traffic.Interaction.chat;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Each file of routes on a local event stream. Those to other systems are run by {@link
 * HttpFileTest} and {@link KafkaFileIT}.
 */
class RouteFilesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String DAY = "\\d{4}-\\d\\d-\\d\\d\\.jsonl";

    private final Agent ann = Agent.named("Ann");

    @TempDir private Path directory;
    private EventStreamServer stream;
    private RouteFile routes;

    @BeforeEach
    void stream(@EventStream EventStreamServer started) {
        stream = started;
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
    }

    @Test
    void filterPrintsEachTypeInItsOwnWay() throws Exception {
        try (LogLines log = LogLines.of("filter")) {
            routes = start("filter.yaml");
            Interaction call = interaction().created().deleted();

            stream.publish(call);
            stream.publish(
                    interaction().event("InteractionUnheardOf").with("interactionGUID", "x"));
            stream.publish("{\"QueueStatus\":{\"event\":\"QueueStatus\"}}");
            stream.publish(agentStatus(ann, 5));

            log.awaitLast("agent " + ann.id() + " is now 5");
            assertThat(log.lines())
                    .containsExactly(
                            call.guid() + " InteractionCreated CS_QUEUED",
                            call.guid() + " has ended",
                            "x InteractionUnheardOf CS_CONNECTED",
                            "agent " + ann.id() + " is now 5");
        }
    }

    @Test
    void transformMakesASmallerJsonOfEachQueuedInteraction() throws Exception {
        routes = start("transform.yaml");
        Interaction call = interaction().queue(7, "Spare Parts").created().queued();

        stream.publish(call);

        List<String> lines = awaitLines(directory.resolve("queued.jsonl"), 1);
        assertThat(lines.get(0))
                .startsWith(
                        "{\"interaction\":\"%s\",\"queue\":\"Spare Parts\",\"priority\":50,\"published\":\"2"
                                .formatted(call.guid()));
    }

    @Test
    void transformWritesJsonWhateverAQueueIsCalled() throws Exception {
        routes = start("transform.yaml");

        stream.publish(interaction().queue(7, "A \"B\", C\\D").queued());

        assertThat(json(awaitLines(directory.resolve("queued.jsonl"), 1).get(0)))
                .containsEntry("queue", "A \"B\", C\\D")
                .containsEntry("priority", 50);
    }

    @Test
    void transformWritesNullForWhatAnEventDoesNotContain() throws Exception {
        routes = start("transform.yaml");
        Interaction without = interaction().event("InteractionQueued");

        stream.publish(without);

        assertThat(json(awaitLines(directory.resolve("queued.jsonl"), 1).get(0)))
                .containsEntry("interaction", without.guid())
                .containsEntry("queue", null)
                .containsEntry("priority", null)
                .containsKey("published");
    }

    @Test
    void fileKeepsEveryEventAsItCameAndContinuesAfterARestart() throws Exception {
        routes = start("file.yaml");
        List<Published> published =
                Stream.of(interaction().created().queued(), interaction().created())
                        .flatMap(call -> stream.publish(call).stream())
                        .toList();
        awaitLinesOfAllDays(3);
        routes.close();
        Published meanwhile = stream.publish(interaction().created()).get(0);

        routes = start("file.yaml");

        List<String> payloads =
                Stream.concat(published.stream(), Stream.of(meanwhile))
                        .map(Published::payload)
                        .toList();
        assertThat(awaitLinesOfAllDays(4)).isEqualTo(payloads);
        assertThat(files(directory.resolve("events")))
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches(DAY));
    }

    @Test
    void sqlWritesTheEndOfEachInteractionOnceHoweverOftenItIsRead() throws Exception {
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        Interaction call = chat().created().deleted("AGENT", "CEC_DISCONNECT_NORMAL");
        Interaction other = interaction().created().deleted();
        stream.publish(call);
        stream.publish(other);

        for (int reading = 1; reading <= 2; reading++) { // from the earliest each time
            try (LogLines log = LogLines.of("sql")) {
                routes =
                        file("sql.yaml")
                                .with("sql.url", database)
                                .with("sql.report.period", "100")
                                .start();
                log.awaitLast("2 interactions have ended");
                JdbcTemplate jdbc = new JdbcTemplate(database());
                assertThat(jdbc.queryForList("select interaction from ended", String.class))
                        .containsExactlyInAnyOrder(call.guid(), other.guid());
                assertThat(
                                jdbc.queryForMap(
                                        "select media, reason from ended where interaction = ?",
                                        call.guid()))
                        .containsEntry("MEDIA", "chat")
                        .containsEntry("REASON", "CEC_DISCONNECT_NORMAL");
                routes.close();
            }
        }
    }

    @Test
    void sqlReadsAnEventAgainWhoseRowCouldNotBeWritten() throws Exception {
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(database));
        jdbc.execute("runscript from 'classpath:sql/schema.sql'");
        jdbc.execute("alter table ended add constraint no_chats check (media <> 'chat')");
        try (LogLines log = LogLines.ofErrorHandler()) {
            routes = file("sql.yaml").with("sql.url", database).start();
            Interaction call = chat().created().deleted();
            Interaction other = interaction().created().deleted();
            stream.publish(call);
            stream.publish(other);
            log.awaitLineWith("NO_CHATS");

            jdbc.execute("alter table ended drop constraint no_chats");

            await().atMost(LIMIT)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    jdbc.queryForList(
                                                            "select interaction from ended",
                                                            String.class))
                                            .containsExactlyInAnyOrder(call.guid(), other.guid()));
        }
    }

    @Test
    void deadLetterPutsAsideWhatFailsAndTheRestContinues() throws Exception {
        routes = start("dead-letter.yaml");
        Interaction without = interaction().event("InteractionQueued");

        String payload = stream.publish(without).get(0).payload();
        stream.publish(interaction().queue(7, "Spare Parts").queued());

        assertThat(awaitLines(directory.resolve("queues.txt"), 1)).containsExactly("7");
        Path letters = directory.resolve("dead-letters");
        await().atMost(LIMIT).until(() -> files(letters).size() == 2);
        assertThat(files(letters))
                .anySatisfy(file -> assertThat(file).hasContent(payload))
                .anySatisfy(
                        file -> assertThat(file).content().contains("$['Interaction']['queueId']"));
    }

    @Test
    void acknowledgeAcknowledgesWhatIsDoneAndGivesBackWhatIsNot() throws Exception {
        Path ended = directory.resolve("ended");
        Files.writeString(ended, "in the way of the directory");
        routes = start("acknowledge.yaml");
        Interaction call = interaction().created().deleted();

        stream.publish(call);

        await().atMost(LIMIT).until(() -> negativelyAcknowledged() > 0);
        assertThat(stream.backlog("InteractionDeleted", "acknowledge")).isEqualTo(1);
        Files.delete(ended);
        stream.expect().within(LIMIT).noBacklog("InteractionDeleted", "acknowledge");
        assertThat(ended.resolve(call.guid() + ".json")).exists();
    }

    @Test
    void withoutAddressesTheRoutesToOtherSystemsAreLeftOut() {
        routes = start("*.yaml");

        assertThat(Set.copyOf(routes.routeIds()))
                .contains("filter", "transform", "file", "sql", "queues", "receive")
                .doesNotContain("http", "kafka");
    }

    private RouteFile file(String name) {
        return new RouteFile(name, stream, directory);
    }

    private RouteFile start(String name) {
        return file(name).start();
    }

    private DataSource database() {
        return routes.camel().getRegistry().lookupByNameAndType("database", DataSource.class);
    }

    private long negativelyAcknowledged() {
        return stream.connections().stream()
                .mapToLong(client -> client.negativelyAcknowledged().size())
                .sum();
    }

    private static Map<String, Object> json(String line) throws IOException {
        return new ObjectMapper().readValue(line, new TypeReference<>() {});
    }

    private static List<String> awaitLines(Path file, int count) {
        return await().atMost(LIMIT)
                .until(
                        () -> Files.exists(file) ? Files.readAllLines(file) : List.<String>of(),
                        lines -> lines.size() >= count);
    }

    /** There are two files if a day ends during the test. */
    private List<String> awaitLinesOfAllDays(int count) {
        return await().atMost(LIMIT)
                .until(
                        () -> {
                            List<String> lines = new ArrayList<>();
                            for (Path file : files(directory.resolve("events"))) {
                                lines.addAll(Files.readAllLines(file));
                            }
                            return lines;
                        },
                        lines -> lines.size() >= count);
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
