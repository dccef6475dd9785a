/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API key is in a file, which is read for every connection attempt. */
class KeyFromAFileTest {

    @AutoClose
    private final EventStreamServer server = EventStreamServer.builder().apiKey("first").start();

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Received received = new Received();

    @TempDir private Path directory;

    @Test
    void theNextConnectionUsesTheKeyThatIsInTheFileThen() throws Exception {
        write("first");
        start("apiKeyFile=" + file());
        server.publish("{}");
        received.awaitCount(1);

        server.addApiKey("second");
        server.revokeApiKey("first");
        write("second");
        server.publish("{}");
        received.awaitCount(2); // on the connection of the revoked key
        server.dropConnections();

        server.publish("{}");
        received.awaitCount(3);
    }

    @Test
    void aRevokedKeyIsRetriedUntilTheFileHasTheNewOne() throws Exception {
        write("first");
        start("apiKeyFile=" + file());
        server.addApiKey("second");
        server.revokeApiKey("first");
        server.dropConnections();
        await().untilAsserted(() -> assertThat(reason()).contains("HTTP 401"));

        write("second");

        server.publish("{}");
        received.awaitCount(1);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aRouteStartsWithoutTheFileAndConnectsWhenItIsThere() throws Exception {
        start("apiKeyFile=" + file());
        await().untilAsserted(
                        () ->
                                assertThat(reason())
                                        .contains(
                                                ": Option apiKeyFile has the value '"
                                                        + file()
                                                        + "', but there is no such file. Retrying"
                                                        + " automatically"));

        write("first\n");

        server.publish("{}");
        received.awaitCount(1);
    }

    @Test
    void theFileCanBeSetOnTheComponent() throws Exception {
        write("first");
        component().setApiKeyFile(file());

        start("");

        server.publish("{}");
        received.awaitCount(1);
    }

    @Test
    void theKeyOfAnEndpointIsUsedInsteadOfTheFileOfTheComponent() throws Exception {
        write("other");
        component().setApiKeyFile(file());

        start("apiKey=first");

        server.publish("{}");
        received.awaitCount(1);
    }

    @Test
    void theFileOfAnEndpointIsUsedInsteadOfTheKeyAndTheProviderOfTheComponent() throws Exception {
        write("first");
        component().setApiKey("other");
        component().setApiKeyProvider(() -> "other");

        start("apiKeyFile=" + file());

        server.publish("{}");
        received.awaitCount(1);
    }

    @Test
    void aKeyAndAFileInOnePlaceAreRejected() {
        assertThatThrownBy(() -> start("apiKeyFile=" + file() + "&apiKey=first"))
                .hasStackTraceContaining(
                        "Option apiKeyFile has the value '"
                                + file()
                                + "', but apiKey is set too; remove one of them");
    }

    @Test
    void aProviderAndAFileInOnePlaceAreRejected() {
        component().setApiKeyFile(file());
        component().setApiKeyProvider(() -> "first");

        assertThatThrownBy(() -> start(""))
                .hasStackTraceContaining(
                        "Option apiKeyFile has the value '"
                                + file()
                                + "', but apiKeyProvider is set too; remove one of them");
    }

    private void start(String options) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("8x8events:all?messageId=earliest&reconnectDelay=20&reconnectMaxDelay=50&serviceUrl=%s&tenant=%s%s"
                                        .formatted(
                                                server.serviceUrl(),
                                                server.tenant(),
                                                options.isEmpty() ? "" : "&" + options))
                                .routeId("route")
                                .process(received);
                    }
                });
        camel.start();
    }

    private EventsConfiguration component() {
        return camel.getComponent("8x8events", EventsComponent.class).getConfiguration();
    }

    /** As a secret is replaced: never half of the file. */
    private void write(String key) throws IOException {
        Path next = Files.writeString(directory.resolve("next"), key);
        Files.move(next, Path.of(file()), StandardCopyOption.ATOMIC_MOVE);
    }

    private String file() {
        return directory.resolve("8x8-key").toString();
    }

    private String reason() {
        return health().getMessage().orElse("");
    }

    private HealthCheck.Result health() {
        return ((HealthCheckAware) camel.getRoute("route").getConsumer()).getHealthCheck().call();
    }
}
