/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.EndpointInject;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** The key is in a vault and is rotated while the application runs. */
@SpringBootTest(
        properties = {
            "camel.component.8x8events.api-key-provider=#bean:vault",
            "camel.component.8x8events.reconnect-delay=50ms"
        })
@EnableEventStream(apiKey = "first")
@DirtiesContext
class KeyFromABeanTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        final AtomicReference<String> key = new AtomicReference<>("first");

        @Bean
        Supplier<String> vault() {
            return key::get;
        }

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

    @Autowired private Application application;

    @EndpointInject("mock:events")
    private MockEndpoint events;

    @Test
    void theNextConnectionIsMadeWithTheNewKey() throws InterruptedException {
        await().until(() -> stream.clients().size() == 1);
        events.expectedMessageCount(1);

        stream.addApiKey("second");
        stream.revokeApiKey("first");
        application.key.set("second");
        stream.dropConnections();
        stream.publish("{}");

        events.assertIsSatisfied();
    }
}
