/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import org.apache.camel.EndpointInject;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

/** An application with routes in YAML and none in Java. */
@SpringBootTest(properties = "camel.main.routes-include-pattern=classpath:routes/*.yaml")
@EnableEventStream
class RoutesInYamlTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @Autowired private EventStreamServer stream;

    @EndpointInject("mock:yaml")
    private MockEndpoint events;

    @Test
    void theRouteRuns() throws InterruptedException {
        events.expectedHeaderReceived("Camel8x8EventsEventType", "InteractionCreated");
        events.expectedMessageCount(1);

        stream.publish(interaction().created().queued());

        events.assertIsSatisfied();
    }
}
