/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
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

/** {@code /actuator/health} of an application that reads a stream, and loses it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoint.health.show-details=always",
            "camel.health.exposure-level=full",
            "camel.component.8x8events.reconnect-delay=50ms",
            "camel.component.8x8events.reconnect-max-delay=100ms"
        })
@EnableEventStream(apiKey = "s3cret")
@DirtiesContext
class HealthShowsWhatToDoTest {

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
    void healthHasTheFiguresOfAStreamThatIsUp() {
        await().untilAsserted(
                        () ->
                                assertThat(camelHealth().toString())
                                        .contains("CONNECTED", "routeLagMillis", "inFlight"));
    }

    @Test
    void healthNamesARevokedKeyUntilItIsFixed() {
        await().untilAsserted(
                        () -> assertThat(camelHealth().at("/status").asText()).isEqualTo("UP"));

        stream.revokeApiKey("s3cret");
        stream.dropConnections();

        await().untilAsserted(
                        () ->
                                assertThat(camelHealth().toString())
                                        .contains("DOWN")
                                        .contains("consumer:calls")
                                        .contains(
                                                "HTTP 401 (Authentication required): check apiKey and tenant")
                                        .contains("failedAttempts")
                                        .doesNotContain("s3cret"));
        stream.addApiKey("s3cret");
        await().untilAsserted(
                        () -> assertThat(camelHealth().at("/status").asText()).isEqualTo("UP"));
    }

    private JsonNode camelHealth() throws Exception {
        return new ObjectMapper()
                .readTree(new Actuator(port).read("health"))
                .at("/components/camelHealth");
    }
}
