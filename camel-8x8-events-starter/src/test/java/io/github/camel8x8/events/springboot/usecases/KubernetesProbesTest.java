/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.yaml.snakeyaml.Yaml;

/** The probes of the documentation, on Spring Boot's Actuator. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            // The group that the probe would have without Camel's indicator.
            "management.endpoint.health.group.default.include=readinessState",
            "camel.component.8x8events.reconnect-delay=50ms",
            "camel.component.8x8events.reconnect-max-delay=100ms"
        })
@TestPropertySource("classpath:kubernetes/spring-boot.properties")
@EnableEventStream(apiKey = "s3cret")
@DirtiesContext
class KubernetesProbesTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("8x8events:all").routeId("calls").to("mock:events");
                }
            };
        }
    }

    @Autowired private EventStreamServer stream;

    @Value("${local.server.port}")
    private int port;

    @Test
    void aStreamThatIsDownMakesTheApplicationNotReadyAndNotDead() throws Exception {
        await().untilAsserted(() -> assertThat(probe("readiness")).contains("\"UP\""));
        assertThat(probe("liveness")).contains("\"UP\"");

        stream.revokeApiKey("s3cret");
        stream.dropConnections();

        await().untilAsserted(
                        () ->
                                assertThat(probe("readiness"))
                                        .containsAnyOf("\"OUT_OF_SERVICE\"", "\"DOWN\""));
        assertThat(probe("liveness")).contains("\"UP\"");
        assertThat(new Actuator(port).read("health/default"))
                .as("without camelReadinessState, the probe does not show the stream")
                .contains("\"UP\"");

        stream.addApiKey("s3cret");
        await().untilAsserted(() -> assertThat(probe("readiness")).contains("\"UP\""));
    }

    /** As the kubelet does. */
    private String probe(String kind) throws IOException, InterruptedException {
        try (InputStream file =
                KubernetesProbesTest.class.getResourceAsStream("/kubernetes/spring-boot.yaml")) {
            Map<String, Map<String, Map<String, Object>>> probes = new Yaml().load(file);
            String path = (String) probes.get(kind + "Probe").get("httpGet").get("path");
            return new Actuator(port).read(path.substring("/actuator/".length()));
        }
    }
}
