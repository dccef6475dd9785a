/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

class EndedCallsTest extends CamelTestSupport {

    private final EventStreamServer stream;

    EndedCallsTest(@EventStream EventStreamServer stream) {
        this.stream = stream;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        String from =
                "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=any&eventTypes=InteractionDeleted"
                        .formatted(stream.serviceUrl(), stream.tenant());
        return RouteBuilder.loadRoutesBuilder(routes -> routes.from(from).to("mock:calls"));
    }

    @Test
    void onlyEndedCallsContinue() throws Exception {
        MockEndpoint calls = getMockEndpoint("mock:calls");
        calls.expectedMessageCount(1);

        Agent ann = Agent.named("Ann");
        stream.publish(interaction().created().queued().assigned(ann).accepted().deleted());

        calls.assertIsSatisfied();
    }
}
