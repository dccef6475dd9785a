/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A container is configured by environment variables only. */
class KeyFromAnEnvironmentVariableTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("8x8events:all").to("mock:events");
                }
            };
        }
    }

    @Test
    void theKeyTheTenantAndTheServiceUrlComeFromTheEnvironment(
            @EventStream EventStreamServer stream) {
        stream.addApiKey("eght_secret");
        Map<String, Object> environment =
                Map.of(
                        "CAMEL_COMPONENT_8X8EVENTS_SERVICE_URL", stream.serviceUrl(),
                        "CAMEL_COMPONENT_8X8EVENTS_TENANT", stream.tenant(),
                        "CAMEL_COMPONENT_8X8EVENTS_API_KEY", "eght_secret");

        try (ConfigurableApplicationContext application = start(environment)) {
            assertThat(application.isRunning()).isTrue();
            stream.expect().client("event-v1/all");
        }
    }

    private static ConfigurableApplicationContext start(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        return new SpringApplicationBuilder(Application.class)
                .properties("server.port=0")
                .initializers(
                        context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .replace(
                                                name,
                                                new SystemEnvironmentPropertySource(
                                                        name, variables)))
                .run();
    }
}
