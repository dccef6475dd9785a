/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.cloudevents;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static io.github.camel8x8.events.event.Events.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks with the CloudEvents SDK that the output of the data types is valid, and its values. */
class CloudEventDataTypeTest extends CamelTestSupport {

    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:headers").transformDataType("8x8events:application-cloudevents");
                from("direct:json").transformDataType("8x8events:application-cloudevents+json");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AgentProvChange",
                "AgentStatusChange",
                "AgentStatusChange-2",
                "InteractionAssigned",
                "InteractionCreated",
                "InteractionCreated-2",
                "InteractionDeleted",
                "InteractionDeleted-2",
                "InteractionQueued",
                "InteractionQueued-2",
                "InteractionRejected",
                "LineHoldStatus",
                "RecordingStatus"
            })
    void everySampleIsAValidCloudEventInBothForms(String name) throws Exception {
        Event event = sample(name);

        CloudEvent binary = binary(sent("direct:headers", received(event)));
        CloudEvent structured = structured(sent("direct:json", received(event)));

        assertThat(binary.getType()).isEqualTo("com.8x8.contactcenter." + event.getType());
        assertThat(structured.getAttributeNames()).isEqualTo(binary.getAttributeNames());
        assertThat(binary.getAttributeNames())
                .allSatisfy(
                        attribute ->
                                assertThat(structured.getAttribute(attribute))
                                        .isEqualTo(binary.getAttribute(attribute)));
        assertThat(JACKSON.readTree(structured.getData().toBytes())).isEqualTo(event.json());
    }

    @Test
    void theAttributesAreTheTopicTheMessageIdAndWhatTheEventSays() {
        CloudEvent cloudEvent =
                binary(sent("direct:headers", received(sample("InteractionQueued-2"))));

        assertThat(cloudEvent.getSpecVersion()).hasToString("1.0");
        assertThat(cloudEvent.getId()).isEqualTo("CAEQAyAAMAE=");
        assertThat(cloudEvent.getSource())
                .isEqualTo(URI.create("persistent://acme%20corp/event-v1/all"));
        assertThat(cloudEvent.getType()).isEqualTo("com.8x8.contactcenter.InteractionQueued");
        assertThat(cloudEvent.getSubject())
                .isEqualTo("int-184a63564dc-ohWfVIbHJz2Hr2JFhAfdlb4Fa-phone-00-acmecorp01");
        assertThat(cloudEvent.getTime()).isEqualTo("2022-11-23T20:37:16Z");
        assertThat(cloudEvent.getDataContentType()).isEqualTo("application/json");
    }

    @Test
    void theBodyOfTheHeaderFormStaysAndItsContentTypeIsReported() {
        Event event = sample("LineHoldStatus");

        Exchange exchange = sent("direct:headers", received(event));

        assertThat(exchange.getMessage().getBody()).isSameAs(event);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE))
                .isEqualTo("application/json");
    }

    @Test
    void theJsonFormHasTheMediaTypeOfTheSpecificationAndLeavesNoHeadersOfTheOtherForm() {
        Exchange exchange = sent("direct:json", received(sample("LineHoldStatus")));

        assertThat(exchange.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE))
                .isEqualTo("application/cloudevents+json");
        assertThat(exchange.getMessage().getHeaders().keySet())
                .noneMatch(header -> header.startsWith("CamelCloudEvent"))
                .contains(EventsConstants.MESSAGE_ID);
    }

    @Test
    void anAgentIsTheSubjectIfThereIsNoInteraction() {
        assertThat(
                        binary(sent("direct:headers", received(sample("AgentStatusChange"))))
                                .getSubject())
                .isEqualTo("ag64oyEUb_Sk6bxVB9P5yaaa");
    }

    @Test
    void anEventWithoutATimeHasTheTimeOfItsPublication() {
        assertThat(binary(sent("direct:headers", received(sample("AgentProvChange")))).getTime())
                .isEqualTo("2026-03-02T09:00:00.123Z");
    }

    @Test
    void anEventWithOnlyItsInteractionsTimeHasTheTimeOfItsPublication() {
        Event event = interaction("'event': 'InteractionAssigned', 'eventTS': 1744819092");

        assertThat(binary(sent("direct:headers", received(event))).getTime())
                .isEqualTo("2026-03-02T09:00:00.123Z");
        assertThat(binary(sent("direct:headers", bare(event))).getTime())
                .isEqualTo("2025-04-16T15:58:12Z");
    }

    @Test
    void anEventThatWasSentAtAKnownTimeHasThatTime() {
        Event event =
                interaction(
                        "'event': 'GuestChatEnd', 'eventTS': 1744819092,"
                                + " 'msgInfo': {'timestamp': 1744819217003}");

        assertThat(binary(sent("direct:headers", received(event))).getTime())
                .isEqualTo("2025-04-16T16:00:17.003Z");
    }

    @Test
    void aTimeBeyondTheSpecificationIsOmitted() {
        Event event = interaction("'event': 'X', 'interactionEventTS': 999999999999");

        assertThat(binary(sent("direct:headers", received(event))).getTime())
                .isEqualTo("2026-03-02T09:00:00.123Z");
    }

    @Test
    void anEventWithoutAMessageIdIsKnownByItsPayload() {
        String id = binary(sent("direct:headers", bare(sample("InteractionCreated")))).getId();

        assertThat(id).matches("sha256-[0-9a-f]{64}");
        assertThat(binary(sent("direct:headers", bare(sample("InteractionCreated")))).getId())
                .isEqualTo(id);
        assertThat(binary(sent("direct:headers", bare(sample("InteractionCreated-2")))).getId())
                .isNotEqualTo(id);
    }

    @Test
    void anEventWithoutFieldsIsStillACloudEvent() {
        CloudEvent cloudEvent = binary(sent("direct:headers", bare(event("{}"))));

        assertThat(cloudEvent.getType()).isEqualTo("com.8x8.contactcenter.Event");
        assertThat(cloudEvent.getSource()).isEqualTo(URI.create("8x8-contact-center"));
        assertThat(cloudEvent.getSubject()).isNull();
        assertThat(cloudEvent.getTime()).isNull();
    }

    @Test
    void anAttributeContainsNoControlCharacter() {
        Event event = interaction("'event': 'A\\u0000B\\n', 'interactionGUID': '\\ud800'");

        CloudEvent cloudEvent = binary(sent("direct:headers", bare(event)));

        assertThat(cloudEvent.getType()).isEqualTo("com.8x8.contactcenter.A\uFFFDB\uFFFD");
        assertThat(cloudEvent.getSubject()).isEqualTo("\uFFFD");
    }

    @Test
    void whatARouteHasSetStays() throws Exception {
        Exchange exchange = received(sample("InteractionCreated"));
        exchange.getMessage().setHeader("CamelCloudEventSource", "https://example.com/calls");
        exchange.getMessage().setHeader("CamelCloudEventSchemaURL", "https://example.com/schema");

        CloudEvent cloudEvent = structured(sent("direct:json", exchange));

        assertThat(cloudEvent.getSource()).isEqualTo(URI.create("https://example.com/calls"));
        assertThat(cloudEvent.getDataSchema()).isEqualTo(URI.create("https://example.com/schema"));
    }

    @Test
    void textInAnAttributeIsWrittenAsJson() throws Exception {
        Event event = interaction("'event': 'A \\\"quoted\\\" \\\\ type'");

        assertThat(structured(sent("direct:json", bare(event))).getType())
                .isEqualTo("com.8x8.contactcenter.A \"quoted\" \\ type");
    }

    @Test
    void numbersOfAPayloadKeepEveryDigitInItsJsonForm() {
        Event event = interaction("'event': 'X', 'cha': 18446744073709551617.10");

        assertThat(sent("direct:json", bare(event)).getMessage().getBody(String.class))
                .contains("\"cha\":18446744073709551617.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{'Interaction': {'event': 'cut sh", "", "{} {}"})
    void aPayloadThatIsNotJsonIsKeptByteForByte(String payload) {
        Event event = event(payload);

        CloudEvent cloudEvent = structured(sent("direct:json", bare(event)));

        assertThat(cloudEvent.getDataContentType()).isEqualTo("application/octet-stream");
        assertThat(cloudEvent.getData().toBytes()).isEqualTo(event.bytes());
    }

    @Test
    void aBodyThatIsNotAnEventIsRejected() {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(42);

        template.send("direct:headers", exchange);

        assertThat(exchange.getException())
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(InvalidPayloadException.class),
                        e -> assertThat(e).hasRootCauseInstanceOf(InvalidPayloadException.class));
    }

    /** As the consumer passes it to a route. */
    @Test
    void thePartOfASplitBatchHasTheMessageIdOfItsEvent() throws Exception {
        Event event = Event.of(sample("InteractionQueued").bytes(), "CAUQADAA");

        assertThat(binary(sent("direct:headers", bare(event))).getId()).isEqualTo("CAUQADAA");
    }

    @Test
    void aBatchIsRejectedWithTheFix() {
        Exchange exchange = bare(sample("InteractionQueued"));
        exchange.getMessage().setBody(EventBatch.of(List.of(sample("InteractionQueued"))));

        assertThatThrownBy(() -> sent("direct:json", exchange))
                .hasStackTraceContaining("split the batch first, with split(body())");
    }

    private Exchange received(Event event) {
        Exchange exchange = bare(event);
        exchange.getMessage().setHeader(EventsConstants.MESSAGE_ID, "CAEQAyAAMAE=");
        exchange.getMessage().setHeader(EventsConstants.TENANT, "acme corp");
        exchange.getMessage().setHeader(EventsConstants.NAMESPACE, "event-v1");
        exchange.getMessage().setHeader(EventsConstants.TOPIC, "all");
        exchange.getMessage()
                .setHeader(EventsConstants.PUBLISH_TIME, Instant.parse("2026-03-02T09:00:00.123Z"));
        return exchange;
    }

    private Exchange bare(Event event) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(event);
        return exchange;
    }

    private Exchange sent(String uri, Exchange exchange) {
        template.send(uri, exchange);
        if (exchange.getException() != null) {
            throw new CamelExecutionException("failed", exchange, exchange.getException());
        }
        return exchange;
    }

    /** Reads Camel's headers by the names in Camel's own table, and validates the result. */
    private static CloudEvent binary(Exchange exchange) {
        CloudEventBuilder builder = CloudEventBuilder.v1();
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        for (var attribute : CloudEvents.v1_0.attributes()) {
            Object value = headers.get(attribute.id());
            if (attribute.json().equals("specversion")) {
                assertThat(value).isEqualTo("1.0");
            } else if (value != null) {
                assertThat(value).isInstanceOf(String.class).isNotEqualTo("");
                builder.withContextAttribute(attribute.json(), (String) value);
            }
        }
        return builder.build();
    }

    private static CloudEvent structured(Exchange exchange) {
        String json = exchange.getMessage().getBody(String.class);
        return EventFormatProvider.getInstance()
                .resolveFormat(JsonFormat.CONTENT_TYPE)
                .deserialize(json.getBytes(UTF_8));
    }
}
