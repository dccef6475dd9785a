/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The probes of the documentation, on the management server of Camel Main. */
@Tag("camel-4.18-modules")
class KubernetesProbesTest {

    private final Main main = new Main();
    private final HttpClient http = HttpClient.newHttpClient();
    private EventStreamServer stream;
    private int port;

    @BeforeEach
    void start(@EventStream EventStreamServer started) throws Exception {
        stream = started;
        Properties documented = new Properties();
        try (InputStream file = resource("camel-main.properties")) {
            documented.load(file);
        }
        documented.forEach((name, value) -> main.addInitialProperty((String) name, (String) value));
        port = freePort();
        main.addInitialProperty("camel.management.port", Integer.toString(port));
        main.configure()
                .addRoutesBuilder(
                        new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("8x8events:all?serviceUrl=%s&tenant=%s&reconnectDelay=50"
                                                        .formatted(
                                                                stream.serviceUrl(),
                                                                stream.tenant())
                                                + "&reconnectMaxDelay=100")
                                        .routeId("calls")
                                        .to("mock:events");
                            }
                        });
        main.start();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void aStreamThatIsDownMakesTheApplicationNotReadyAndNotDead() throws Exception {
        await().untilAsserted(() -> assertThat(probe("readiness").statusCode()).isEqualTo(200));
        assertThat(probe("liveness").statusCode()).isEqualTo(200);

        stream.kill();

        await().untilAsserted(() -> assertThat(probe("readiness").statusCode()).isEqualTo(503));
        assertThat(probe("readiness").body()).contains("DOWN");
        assertThat(probe("liveness").statusCode()).isEqualTo(200);
        assertThat(probe("liveness").body()).contains("UP");

        stream.restart();
        await().untilAsserted(() -> assertThat(probe("readiness").statusCode()).isEqualTo(200));
    }

    /** As the kubelet does. */
    private HttpResponse<String> probe(String kind) throws Exception {
        JsonNode probe;
        try (InputStream file = resource("camel-main.yaml")) {
            probe = new YAMLMapper().readTree(file).path(kind + "Probe").path("httpGet");
        }
        URI uri = URI.create("http://localhost:" + port + probe.path("path").asText());
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static InputStream resource(String name) {
        return KubernetesProbesTest.class.getResourceAsStream("/kubernetes/" + name);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
