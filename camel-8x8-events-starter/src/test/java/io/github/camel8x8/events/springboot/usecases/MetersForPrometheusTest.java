/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** {@code /actuator/prometheus}, without a line of code or a property of this component. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.endpoints.web.exposure.include=prometheus",
            // Spring Boot's test support disables exporters.
            "management.prometheus.metrics.export.enabled=true"
        })
@EnableEventStream(apiKey = "s3cret")
class MetersForPrometheusTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("8x8events:all?eventTypes=Wanted").routeId("calls").to("mock:events");
                }
            };
        }
    }

    @Autowired private EventStreamServer stream;

    @Value("${local.server.port}")
    private int port;

    @Test
    void theStreamIsMeasured() {
        stream.publish("{\"event\":\"Wanted\"}");
        stream.publish("{\"event\":\"Other\"}");

        await().untilAsserted(
                        () ->
                                assertThat(ours())
                                        .contains("camel_8x8events_connected{", "routeId=\"calls\"")
                                        .containsPattern("camel_8x8events_events_total\\{.*} 2.0")
                                        .containsPattern("camel_8x8events_filtered_total\\{.*} 1.0")
                                        .containsPattern("delivery_lag_seconds_count\\{.*} 1\n")
                                        .doesNotContain("s3cret"));
    }

    private String ours() throws Exception {
        return new Actuator(port).read("prometheus");
    }
}
