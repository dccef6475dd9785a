/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.examples.callrecords.demo.WebhookReceiver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The routes as they are, on a real PostgreSQL. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "retry.delay=1",
            "camel.component.8x8events.negative-ack-redelivery-delay=200ms"
        })
@EnableEventStream
@DirtiesContext
class CallRecordsTest {

    private static final String ALL = "event-v1/all";

    private static final List<String> WEBHOOK_BODIES = new CopyOnWriteArrayList<>();

    private static EmbeddedPostgres postgres;

    private static WebhookReceiver webhook;

    @Autowired private EventStreamServer stream;

    @Autowired private JdbcTemplate database;

    @Autowired private Environment environment;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) throws IOException {
        postgres = EmbeddedPostgres.start();
        webhook = WebhookReceiver.start(WEBHOOK_BODIES::add);
        properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        properties.add("webhook.url", webhook::url);
    }

    @AfterAll
    static void close() throws IOException {
        webhook.close();
        postgres.close();
    }

    @BeforeEach
    void empty() {
        stream.expect().noBacklog(ALL, "call-records");
        database.update("DELETE FROM interaction_event");
        database.update("DELETE FROM dead_letter");
        WEBHOOK_BODIES.clear();
    }

    @Test
    void everyEventOfACallIsARowAndItsEndIsReportedToTheWebhook() {
        stream.publish(call());

        await().untilAsserted(() -> assertThat(WEBHOOK_BODIES).hasSize(1));
        assertThat(WEBHOOK_BODIES.get(0)).contains("InteractionDeleted");
        stream.expect().noBacklog(ALL, "call-records");
        assertThat(
                        database.queryForList(
                                "SELECT event_type FROM interaction_event"
                                        + " WHERE payload::text LIKE '%' || event_type || '%'",
                                String.class))
                .contains("InteractionCreated", "InteractionAccepted", "InteractionDeleted");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void eventsOfOtherKindsAreNoRows() {
        stream.publish("{\"event\":\"AgentStatusChange\"}");

        stream.expect().noBacklog(ALL, "call-records");
        assertThat(rows()).isZero();
    }

    @Test
    void anEventThatComesTwiceIsOneRow() {
        String id = stream.publish("{\"event\":\"InteractionCreated\"}").messageId();
        await().untilAsserted(() -> assertThat(rows()).isEqualTo(1));
        stream.expect().noBacklog(ALL, "call-records");

        stream.seekBack("all", "call-records");

        assertThat(stream.backlog("all", "call-records")).isPositive();
        stream.expect().noBacklog(ALL, "call-records");
        assertThat(
                        database.queryForObject(
                                "SELECT count(*) FROM interaction_event WHERE message_id = ?",
                                Long.class,
                                id))
                .isEqualTo(1);
    }

    @Test
    void whatTheWebhookRejectsIsPutAsideAndTheNextContinues() {
        webhook.answerWith(500);
        stream.publish("{\"event\":\"InteractionDeleted\",\"n\":1}");
        await().untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
        webhook.answerAsEver();

        stream.publish("{\"event\":\"InteractionDeleted\",\"n\":2}");

        await().untilAsserted(() -> assertThat(WEBHOOK_BODIES).hasSize(1));
        assertThat(WEBHOOK_BODIES.get(0)).contains("\"n\":2");
        assertThat(deadLetters().get(0)).contains("HttpOperationFailedException").contains("500");
    }

    @Test
    void anEventThatPostgreSqlCannotHoldIsPutAsideAsItCame() {
        String nul = "{\"event\":\"InteractionCreated\",\"text\":\"\\u0000\"}";
        stream.publish(nul);

        await().untilAsserted(() -> assertThat(deadLetters()).hasSize(1));

        assertThat(
                        database.queryForObject(
                                "SELECT convert_from(payload, 'UTF8') FROM dead_letter",
                                String.class))
                .isEqualTo(nul);
        assertThat(rows()).isZero();
    }

    @Test
    void whileTheDatabaseCannotTakeAnEventItStaysAtTheServer() {
        database.execute("ALTER TABLE interaction_event RENAME TO away");
        database.execute("ALTER TABLE dead_letter RENAME TO also_away");
        stream.publish("{\"event\":\"InteractionCreated\"}");
        await().until(() -> stream.connections().size() > 1);
        assertThat(stream.backlog("all", "call-records")).isEqualTo(1);

        database.execute("ALTER TABLE also_away RENAME TO dead_letter");
        database.execute("ALTER TABLE away RENAME TO interaction_event");

        await().untilAsserted(() -> assertThat(rows() + deadLetters().size()).isEqualTo(1));
        stream.expect().noBacklog(ALL, "call-records");
    }

    @Test
    void prometheusFindsTheMetricsOfTheDashboardAndOfTheAlerts() throws Exception {
        String metrics = get("/actuator/prometheus");

        assertThat(namesIn("grafana/8x8-events.json", "prometheus/alerts.yml"))
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(metrics).contains("\n" + name + "{"));
    }

    private String get(String path) throws Exception {
        URI address =
                URI.create("http://localhost:" + environment.getProperty("local.server.port"));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve(path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Set<String> namesIn(String... files) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : files) {
            Pattern.compile("camel_8x8events_\\w+")
                    .matcher(Files.readString(Path.of("../../observability", file)))
                    .results()
                    .forEach(name -> names.add(name.group()));
        }
        return names;
    }

    private static Events call() {
        Agent ann = Agent.named("Ann");
        return interaction().created().queued().assigned(ann).accepted().deleted();
    }

    private long rows() {
        return types().size();
    }

    private List<String> types() {
        return database.queryForList("SELECT event_type FROM interaction_event", String.class);
    }

    private List<String> deadLetters() {
        return database.queryForList("SELECT reason FROM dead_letter", String.class);
    }
}
