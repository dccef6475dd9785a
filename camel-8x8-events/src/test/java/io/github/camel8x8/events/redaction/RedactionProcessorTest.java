/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.redaction;

import static io.github.camel8x8.events.event.Events.sample;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.RouteTestSupport;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import io.github.camel8x8.events.event.UnreadableEventException;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redaction as a step of a route. */
@Tag("camel-yaml-dsl")
class RedactionProcessorTest extends RouteTestSupport {

    private final RedactionProcessor redaction = new RedactionProcessor();

    @BeforeEach
    void build() {
        context.build();
    }

    @Test
    void aYamlRouteHashesWhatIsPersonal(@EventStream EventStreamServer stream) throws Exception {
        connectTo(stream);
        context.getPropertiesComponent().addInitialProperty("redaction-key", "0123456789abcdef");
        context.getPropertiesComponent().addInitialProperty("analytics", "mock:analytics");
        loadRoutes("classpath:event-extras/redaction.yaml");
        context.start();
        MockEndpoint analytics = getMockEndpoint("mock:analytics");
        analytics.expectedMessageCount(2);

        stream.publish(interaction().caller("Ada Example", 15_555_550_100L).created());
        stream.publish(interaction().caller("Ada Example", 15_555_550_100L).created());

        analytics.assertIsSatisfied();
        Event one = body(analytics.getReceivedExchanges().get(0));
        Event other = body(analytics.getReceivedExchanges().get(1));
        assertThat(one.getPhoneNumber()).matches("[0-9a-f]{32}").isEqualTo(other.getPhoneNumber());
        assertThat(one.getInteractionGuid()).isNotEqualTo(other.getInteractionGuid());
    }

    @Test
    void theBodyIsAnEventAgainAndHeadersStay() throws Exception {
        Exchange exchange = exchange(sample("InteractionAssigned"));
        Map<String, Object> headers = Map.copyOf(exchange.getMessage().getHeaders());

        redaction.process(exchange);

        assertThat(body(exchange).getAgentPhone()).isEqualTo("***");
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(headers);
    }

    @Test
    void aHeaderGoesWithTheFieldItWasTakenFrom() throws Exception {
        redaction.setFields("agentId, agentGUID, participatingAgents");
        redaction.setReplaceBy("nothing");
        Exchange exchange = exchange(sample("InteractionAssigned"));

        redaction.process(exchange);

        assertThat(exchange.getMessage().getHeader(EventsConstants.AGENT_ID)).isNull();
        assertThat(exchange.getMessage().getHeader(EventsConstants.QUEUE_ID)).isEqualTo("1092");
        assertThat(exchange.getMessage().getBody(String.class)).doesNotContain("agAglVJkg0TU");
    }

    @Test
    void aHeaderChangesWithTheFieldItWasTakenFrom() throws Exception {
        redaction.setFields("agentId");
        redaction.setReplaceBy("hash");
        redaction.setHashKey("0123456789abcdef");
        Exchange exchange = exchange(sample("InteractionAssigned"));

        redaction.process(exchange);

        assertThat(exchange.getMessage().getHeader(EventsConstants.AGENT_ID))
                .isEqualTo(body(exchange).getAgentId())
                .asString()
                .matches("[0-9a-f]{32}");
    }

    @Test
    void aHeaderThatTheRouteHasSetStays() throws Exception {
        redaction.setFields("agentId");
        Exchange exchange = exchange(sample("InteractionAssigned"));
        exchange.getMessage().setHeader(EventsConstants.AGENT_ID, "set by the route");

        redaction.process(exchange);

        assertThat(exchange.getMessage().getHeader(EventsConstants.AGENT_ID))
                .isEqualTo("set by the route");
    }

    @Test
    void aBatchBecomesABatchOfRedactedEvents() throws Exception {
        Event event = Event.of(sample("InteractionCreated-2").bytes(), "CAUQADAA");
        Exchange exchange = exchange(event);
        exchange.getMessage().setBody(EventBatch.of(List.of(event, event)));

        redaction.process(exchange);

        Exchange single = exchange(event);
        redaction.process(single);
        assertThat((EventBatch) exchange.getMessage().getBody())
                .containsExactly(body(single), body(single))
                .doesNotContain(event)
                .extracting(Event::getMessageId)
                .containsOnly("CAUQADAA");
    }

    @Test
    void textIsTakenForAnEvent() throws Exception {
        Exchange exchange = exchange(sample("InteractionCreated"));
        exchange.getMessage().setBody(exchange.getMessage().getBody(String.class));
        redaction.setMask("(redacted)");

        redaction.process(exchange);

        assertThat(body(exchange).getPhoneNumber()).isEqualTo("(redacted)");
    }

    @Test
    void whatIsNotJsonFails() {
        Exchange exchange = exchange(sample("InteractionCreated"));
        exchange.getMessage().setBody("5515557212 called");

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> redaction.process(exchange))
                .withMessageNotContaining("5515557212");
    }

    @Test
    void aWrongOptionStopsTheRouteFromStarting() throws Exception {
        redaction.setReplaceBy("hash");
        redaction.setHashKey("short");
        RouteBuilder.addRoutes(
                context, routes -> routes.from("direct:events").process(redaction).to("mock:out"));

        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessage("The key has 5 bytes; a keyed hash needs 16 at least");
    }

    @Test
    void aWrongOptionIsRejectedWithASentence() {
        Exchange exchange = exchange(sample("InteractionCreated"));

        redaction.setReplaceBy("encrypt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redaction.process(exchange))
                .withMessage("replaceBy is encrypt, must be mask, nothing or hash");
        redaction.setReplaceBy("hash");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> redaction.process(exchange))
                .withMessage("replaceBy is hash, which needs a hashKey");
    }

    /** As the consumer passes it to a route. */
    private Exchange exchange(Event event) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(event);
        exchange.getMessage().setHeader(EventsConstants.EVENT_TYPE, event.getType());
        exchange.getMessage().setHeader(EventsConstants.AGENT_ID, event.getAgentId());
        exchange.getMessage().setHeader(EventsConstants.QUEUE_ID, event.getQueueId());
        exchange.getMessage().setHeader(EventsConstants.DIRECTION, event.getDirection());
        exchange.getMessage().getHeaders().values().removeIf(value -> value == null);
        return exchange;
    }

    private static Event body(Exchange exchange) {
        return (Event) exchange.getMessage().getBody();
    }
}
