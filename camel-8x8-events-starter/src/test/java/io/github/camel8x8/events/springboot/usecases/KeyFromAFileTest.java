/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.EndpointInject;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The key is in a mounted secret and is rotated while the application runs. */
@SpringBootTest(
        properties = {
            "camel.component.8x8events.service-url=${local.service-url}",
            "camel.component.8x8events.tenant=${local.tenant}",
            "camel.component.8x8events.reconnect-delay=50ms"
        })
@EnableEventStream(apiKey = "first", prefix = "local") // does not set the key of the component
@DirtiesContext
class KeyFromAFileTest {

    @TempDir private static Path directory;

    @DynamicPropertySource
    static void secret(DynamicPropertyRegistry properties) {
        properties.add("camel.component.8x8events.api-key-file", () -> write("first\n"));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("8x8events:all?messageId=earliest").to("mock:events");
                }
            };
        }
    }

    @Autowired private EventStreamServer stream;

    @EndpointInject("mock:events")
    private MockEndpoint events;

    @Test
    void theNextConnectionIsMadeWithTheNewKey() throws InterruptedException {
        await().until(() -> stream.clients().size() == 1);
        events.expectedMessageCount(1);

        stream.addApiKey("second");
        stream.revokeApiKey("first");
        write("second\n");
        stream.dropConnections();
        stream.publish("{}");

        events.assertIsSatisfied();
    }

    private static String write(String key) {
        try {
            return Files.writeString(directory.resolve("8x8-key"), key).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
