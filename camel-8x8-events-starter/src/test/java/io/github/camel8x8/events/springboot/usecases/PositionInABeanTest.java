/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.position.FilePositionRepository;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
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

/** A bean that a property refers to keeps the position across restarts. */
@SpringBootTest(
        properties = {
            "camel.component.8x8events.offset-repository=#bean:positions",
            "camel.component.8x8events.offset-commit-interval=10ms"
        })
@EnableEventStream
@DirtiesContext
class PositionInABeanTest {

    @TempDir private static Path folder;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        FilePositionRepository positions() {
            return new FilePositionRepository(folder.resolve("positions"));
        }

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

    @Autowired private EventStreamServer stream;

    @EndpointInject("mock:events")
    private MockEndpoint events;

    @Test
    void thePositionOfWhatWasRoutedIsInTheFile() throws Exception {
        events.expectedMessageCount(1);

        String id = stream.publish("{}").messageId();

        events.assertIsSatisfied();
        await().untilAsserted(
                        () ->
                                assertThat(folder.resolve("positions"))
                                        .exists() // the position is stored after a second
                                        .content()
                                        .contains(id.replace("=", "")));
    }
}
