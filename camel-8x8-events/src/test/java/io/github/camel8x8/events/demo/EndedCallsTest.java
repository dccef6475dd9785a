/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EndedCallsTest {

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void onlyEndedCallsContinue(@EventStream EventStreamServer stream) throws Exception {
        String from =
                "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=any&eventTypes=InteractionDeleted"
                        .formatted(stream.serviceUrl(), stream.tenant());
        RouteBuilder.addRoutes(camel, routes -> routes.from(from).to("mock:calls"));
        camel.start();
        MockEndpoint calls = camel.getEndpoint("mock:calls", MockEndpoint.class);
        calls.expectedMessageCount(1);

        Agent ann = Agent.named("Ann");
        stream.publish(interaction().created().queued().assigned(ann).accepted().deleted());

        calls.assertIsSatisfied();
    }
}
