/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConfiguration;
import io.github.camel8x8.events.EventsConsumer;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The recipe that retries in the route while its target is down, on a real PostgreSQL. */
class PauseRecipeTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration OUTAGE = Duration.ofSeconds(5);

    private final EventStreamServer stream = EventStreamServer.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Published> published = new ArrayList<>();

    @TempDir private Path data;
    private EmbeddedPostgres postgres;
    private JdbcTemplate database;
    private int port;

    @BeforeEach
    void startDatabase() throws IOException {
        port = freePort();
        startPostgres();
        DriverManagerDataSource source =
                new DriverManagerDataSource(postgres.getJdbcUrl("postgres", "postgres"));
        database = new JdbcTemplate(source);
        database.execute("CREATE TABLE events (id TEXT PRIMARY KEY, type TEXT, payload TEXT)");
        camel.getRegistry().bind("dataSource", source);
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
        stream.close();
        postgres.close();
    }

    @Test
    void aSharedSubscriptionPausesWhileTheDatabaseIsDown() throws Exception {
        start(recipe());
        outageLosesAndRepeatsNothing();
        stream.expect().within(LIMIT).noBacklog("event-v1/all", "warehouse-retry");
    }

    @Test
    void aReaderPausesWhileTheDatabaseIsDown() throws Exception {
        start(
                recipe().replace("subscription: warehouse-retry", "messageId: earliest")
                        .replace("subscriptionType: Shared", "breakOnFirstError: true"));
        outageLosesAndRepeatsNothing();
    }

    private void outageLosesAndRepeatsNothing() throws Exception {
        publish(5);
        await().atMost(LIMIT).until(() -> rows() == published.size());

        long before = rows();
        postgres.close();
        publish(5);
        await().during(OUTAGE)
                .atMost(LIMIT)
                .until(() -> consumer().isConnected() && stream.connections().size() == 1);
        assertThat(consumer().getEventsInFlight()).isEqualTo((int) (published.size() - before));
        assertThat(consumer().getHealthCheck().call().getDetails().get("oldestInFlight"))
                .asString()
                .contains("it is in the route");
        startPostgres();
        publish(5);

        await().atMost(LIMIT).until(() -> rows() == published.size());
        await().atMost(LIMIT).until(() -> consumer().getEventsInFlight() == 0);
        assertThat(consumer().getEventsReceived()).isEqualTo(published.size());
        assertThat(consumer().getEventsNegativelyAcknowledged()).isZero();
        assertThat(stream.connections()).hasSize(1);
    }

    private void start(String routes) throws Exception {
        EventsConfiguration defaults =
                camel.getComponent("8x8events", EventsComponent.class).getConfiguration();
        defaults.setServiceUrl(stream.serviceUrl());
        defaults.setTenant(stream.tenant());
        defaults.setPingInterval(500);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString("pause.yaml", routes));
        camel.start();
    }

    /** The second block of the recipe, with shorter delays. */
    private static String recipe() throws IOException {
        String page = Files.readString(Path.of("../../docs/recipes/pause.md"));
        String section = page.substring(page.indexOf("**Retry in the route.**"));
        String yaml = section.substring(section.indexOf("```yaml\n") + "```yaml\n".length());
        return yaml.substring(0, yaml.indexOf("```"))
                .replace("redeliveryDelay: 1000", "redeliveryDelay: 100")
                .replace("maximumRedeliveryDelay: 30000", "maximumRedeliveryDelay: 500");
    }

    /**
     * Below the range that systems use for outgoing connections: a port in that range could be
     * given to a client that connects again and again while the database is down.
     */
    private static int freePort() {
        return new Random()
                .ints(10_000, 32_000)
                .limit(1000)
                .filter(PauseRecipeTest::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** On the data of the last start, and at the same port. */
    private void startPostgres() throws IOException {
        postgres =
                EmbeddedPostgres.builder()
                        .setPort(port)
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .start();
    }

    private void publish(int calls) {
        for (int i = 0; i < calls; i++) {
            published.addAll(stream.publish(interaction().created().queued().deleted()));
        }
    }

    private long rows() {
        Long count = database.queryForObject("SELECT count(*) FROM events", Long.class);
        return count == null ? 0 : count;
    }

    private EventsConsumer consumer() {
        return (EventsConsumer) camel.getRoutes().get(0).getConsumer();
    }
}
