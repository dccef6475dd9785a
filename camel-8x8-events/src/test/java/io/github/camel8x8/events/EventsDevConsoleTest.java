/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.contract.LocalStream;
import java.nio.file.Path;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dev console, looked up by its name as Camel does. */
@Tag("camel-console")
class EventsDevConsoleTest extends RouteOnService {

    private final LocalStream local = new LocalStream();
    private final Received received = new Received();

    @BeforeEach
    void open() {
        open(local);
    }

    @AfterEach
    void closeStream() {
        local.close();
    }

    @Test
    void textReportsEachStreamAndOmitsAbsentValues() throws Exception {
        route(uri("messageId=earliest"), received);
        String id = producer.publish("1");
        received.awaitCount(1);
        await().until(() -> id.equals(consumer().streams().get(0).position()));

        assertThat(text())
                .contains("    Route Id: route\n    From: 8x8events://" + topic)
                .contains("        State: CONNECTED\n")
                .contains("        Received: 1\n")
                .contains("        Negatively acknowledged: 0\n")
                .contains("        Position: " + id + "\n")
                .contains("        Last published: 20")
                .doesNotContain("null", "Cause");
    }

    @Test
    void jsonReportsTheSameToPrograms() throws Exception {
        route(uri("messageId=earliest"), received);
        String id = producer.publish("1");
        received.awaitCount(1);
        await().until(() -> id.equals(consumer().streams().get(0).position()));

        JsonNode consumer = json().at("/consumers/0");

        assertThat(consumer.path("routeId").asText()).isEqualTo("route");
        assertThat(consumer.path("uri").asText()).startsWith("8x8events://" + topic);
        JsonNode stream = consumer.at("/streams/0");
        assertThat(stream.path("topic").asText())
                .isEqualTo(String.join("/", service.tenant(), service.namespace(), topic));
        assertThat(stream.path("serviceUrl").asText()).isEqualTo(service.serviceUrl());
        assertThat(stream.path("connected").asBoolean()).isTrue();
        assertThat(stream.path("acknowledged").asLong()).isEqualTo(1);
        assertThat(stream.path("position").asText()).isEqualTo(id);
        assertThat(stream.path("lagMillis").isIntegralNumber()).isTrue();
        assertThat(stream.path("lastReceived").asText()).startsWith("20");
        assertThat(stream.path("windowFullMillis").asLong(-1)).isZero();
        assertThat(stream.has("partition")).isFalse();
        assertThat(stream.has("cause")).isFalse();
    }

    @Test
    void aLostSessionIsShownWithItsCauseAndWithoutTheKey() throws Exception {
        route(uri("apiKey=eght_s3cret", "apiKeyIn=QUERY"), received);
        awaitConnected();
        local.kill();
        await().untilAsserted(
                        () ->
                                assertThat(json().at("/consumers/0/streams/0/cause").asText())
                                        .contains(local.serviceUrl()));

        assertThat(json().toString()).doesNotContain("s3cret");
        assertThat(text()).contains("Connected: false").doesNotContain("s3cret");
    }

    @Test
    void consumersOfEveryComponentOfTheKindAreShown() throws Exception {
        camel.addComponent("events-us", new EventsComponent());
        route(uri(), received);
        route("us", uri().replace("8x8events:", "events-us:"), received);

        assertThat(json().path("consumers")).hasSize(2);
    }

    @Test
    @Tag("camel-4.18-modules")
    void aConsumerThatMasterHasStartedIsShown(@TempDir Path directory) throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(directory.toString());
        cluster.setAcquireLockInterval(1);
        camel.addService(cluster);
        route("master:lock:" + uri(), received);

        await().untilAsserted(() -> assertThat(json().path("consumers")).hasSize(1));

        assertThat(json().at("/consumers/0/streams/0/state").asText()).isEqualTo("CONNECTED");
        assertThat(text()).contains("Route Id: none");
    }

    @Test
    void aStoppedConsumerIsNotShown() throws Exception {
        route(uri(), received);
        camel.getRouteController().stopRoute("route");

        assertThat(json().path("consumers")).isEmpty();
        assertThat(text()).isEmpty();
    }

    private String text() {
        return (String) console().call(MediaType.TEXT);
    }

    private JsonNode json() throws Exception {
        return new ObjectMapper().readTree(((JsonObject) console().call(MediaType.JSON)).toJson());
    }

    private DevConsole console() {
        return PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("8x8events");
    }
}
