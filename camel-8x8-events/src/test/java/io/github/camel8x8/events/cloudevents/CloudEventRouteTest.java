/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.cloudevents;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.RouteTestSupport;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** The data types in a route from a stream. */
class CloudEventRouteTest extends RouteTestSupport {

    @Test
    void aYamlRouteSendsCloudEvents(@EventStream EventStreamServer stream) throws Exception {
        connectTo(stream);
        context.getPropertiesComponent().addInitialProperty("receiver", "mock:receiver");
        loadRoutes("classpath:event-extras/cloud-events.yaml");
        context.start();
        MockEndpoint receiver = getMockEndpoint("mock:receiver");
        receiver.expectedMessageCount(1);
        stream.publish(interaction().created());

        receiver.assertIsSatisfied();

        JsonNode cloudEvent =
                new ObjectMapper()
                        .readTree(
                                receiver.getReceivedExchanges()
                                        .get(0)
                                        .getMessage()
                                        .getBody(String.class));
        assertThat(cloudEvent.get("type").asText())
                .isEqualTo("com.8x8.contactcenter.InteractionCreated");
        assertThat(cloudEvent.get("source").asText())
                .isEqualTo("persistent://" + stream.tenant() + "/event-v1/all");
        assertThat(cloudEvent.at("/data/Interaction/event").asText())
                .isEqualTo("InteractionCreated");
    }

    @Test
    void aRedeliveredEventIsTheSameCloudEvent(@EventStream EventStreamServer stream)
            throws Exception {
        connectTo(stream);
        List<Map<String, Object>> deliveries = new CopyOnWriteArrayList<>();
        RouteBuilder.addRoutes(
                context,
                routes ->
                        routes.from(
                                        "8x8events:all?subscription=s&subscriptionType=Shared"
                                                + "&negativeAckRedeliveryDelay=50")
                                .transformDataType("8x8events:application-cloudevents")
                                .process(
                                        exchange -> {
                                            deliveries.add(
                                                    Map.copyOf(exchange.getMessage().getHeaders()));
                                            if (deliveries.size() == 1) {
                                                throw new IllegalStateException("the first fails");
                                            }
                                        }));
        context.start();
        stream.publish(interaction().created());

        await().until(() -> deliveries.size() == 2);

        assertThat(deliveries.get(1).get("CamelCloudEventID"))
                .isNotNull()
                .isEqualTo(deliveries.get(0).get("CamelCloudEventID"));
        assertThat(deliveries.get(1).get("CamelCloudEventTime"))
                .isNotNull()
                .isEqualTo(deliveries.get(0).get("CamelCloudEventTime"));
    }
}
