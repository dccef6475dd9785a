/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot.usecases;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.spring.EnableEventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import org.apache.camel.EndpointInject;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

/** The annotation sets service-url, tenant and api-key; the application has a route. */
@SpringBootTest
@EnableEventStream
class ThreePropertiesAndARouteTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder calls() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("8x8events:all?eventTypes=InteractionDeleted").to("mock:calls");
                }
            };
        }
    }

    @Autowired private EventStreamServer stream;

    @EndpointInject("mock:calls")
    private MockEndpoint calls;

    @Test
    void anEndedCallArrives() throws InterruptedException {
        calls.expectedMessageCount(1);

        Agent ann = Agent.named("Ann");
        stream.publish(interaction().created().queued().assigned(ann).accepted().deleted());

        calls.assertIsSatisfied();
    }
}
