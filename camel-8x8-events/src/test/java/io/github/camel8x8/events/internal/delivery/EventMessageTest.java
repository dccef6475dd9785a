/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.EventsHeaderFilterStrategy;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.Deliveries;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The message of an event, as a route sees it. */
class EventMessageTest {

    /** Started, because header names are case-insensitive only in a started context. */
    private static final CamelContext CAMEL = new DefaultCamelContext();

    static {
        CAMEL.start();
    }

    private static final String PAYLOAD =
            "{\"Interaction\":{\"event\":\"InteractionQueued\",\"interactionGUID\":\"int-1\","
                    + "\"agentId\":\"ag1\",\"queueId\":591,\"callState\":\"CS_QUEUED\","
                    + "\"mediaType\":\"phone\",\"direction\":\"in\"}}";

    private static final Set<String> NAMES =
            Set.of(
                    EventsConstants.EVENT_TYPE,
                    EventsConstants.INTERACTION_GUID,
                    EventsConstants.AGENT_ID,
                    EventsConstants.QUEUE_ID,
                    EventsConstants.CALL_STATE,
                    EventsConstants.MEDIA_TYPE,
                    EventsConstants.DIRECTION,
                    EventsConstants.MESSAGE_ID,
                    EventsConstants.KEY,
                    EventsConstants.REDELIVERY_COUNT,
                    EventsConstants.TENANT,
                    EventsConstants.NAMESPACE,
                    EventsConstants.TOPIC,
                    EventsConstants.PROPERTIES,
                    EventsConstants.PUBLISH_TIME,
                    EventsConstants.MESSAGE_TIMESTAMP);

    @Property
    void wirePropertiesNamedLikeCamelHeadersNeverBecomeHeaders(
            @ForAll("names") String name, @ForAll("names") String other) {
        Map<String, String> hostile = new HashMap<>();
        hostile.put(name, "hostile");
        hostile.put(other, "hostile");
        hostile.put("source", "crm");
        Message message = message(PAYLOAD, hostile);

        assertThat(message.getHeaders()).containsOnlyKeys(NAMES);
        assertThat(message.getHeaders().values()).doesNotContain("hostile");
        assertThat(message.getHeader(EventsConstants.PROPERTIES))
                .isEqualTo(Map.of("source", "crm"));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(NAMES),
                Arbitraries.of(
                        Exchange.FILE_NAME,
                        Exchange.HTTP_URI,
                        "CamelExecCommandExecutable",
                        "CamelBeanMethodName",
                        "camelfilename",
                        "CAMELHTTPPATH",
                        "cAmEl8X8eVeNtSeVeNtTyPe",
                        "org.apache.camel.component"),
                Arbitraries.strings().alpha().ofMaxLength(10).map(rest -> "Camel" + rest));
    }

    @Test
    void headersInThePayloadAreIgnored() {
        Message message =
                message(
                        "{\"CamelFileName\":{\"event\":\"x\",\"CamelHttpUri\":\"http://evil\"}}",
                        Map.of());

        assertThat(message.getHeaders().keySet()).isSubsetOf(NAMES);
    }

    @Test
    void aHeaderAskedForByItsNameIsTheOneInTheMap() {
        Message asked = message(PAYLOAD, Map.of("a", "1"));
        Map<String, Object> map = message(PAYLOAD, Map.of("a", "1")).getHeaders();

        assertThat(map).hasSize(NAMES.size());
        map.forEach(
                (name, value) -> {
                    assertThat(message(PAYLOAD, Map.of("a", "1")).getHeader(name))
                            .as(name)
                            .isEqualTo(value);
                    assertThat(asked.getHeader(name, Object.class)).as(name).isEqualTo(value);
                });
    }

    @Test
    void namesMatchInAnyCaseBeforeTheMapIsMadeAndAfter() {
        Message message = message(PAYLOAD, Map.of());

        assertThat(message.getHeader("CAMEL8X8EVENTSEVENTTYPE")).isEqualTo("InteractionQueued");
        assertThat(message.getHeader("camel8x8eventsagentid", String.class)).isEqualTo("ag1");
    }

    @Test
    void aHeaderIsConvertedIfAnotherTypeIsRequested() {
        assertThat(message(PAYLOAD, Map.of()).getHeader(EventsConstants.QUEUE_ID, Integer.class))
                .isEqualTo(591);
        assertThat(
                        message(PAYLOAD, Map.of())
                                .getHeader(EventsConstants.MESSAGE_TIMESTAMP, String.class))
                .isEqualTo("1795501421533");
        assertThat(message(PAYLOAD, Map.of()).getHeader("none", boolean.class)).isFalse();
    }

    @Test
    void aHeaderThatTheEventLacksIsNull() {
        Message message = message("{}", Map.of());

        assertThat(message.getHeader(EventsConstants.EVENT_TYPE)).isNull();
        assertThat(message.getHeader(EventsConstants.AGENT_ID, String.class)).isNull();
        assertThat(message.getHeader(EventsConstants.QUEUE_ID, "other")).isEqualTo("other");
        assertThat(message.getHeaders()).doesNotContainKey(EventsConstants.AGENT_ID);
    }

    @Test
    void aRouteMayChangeHeadersAsOfAnyMessage() {
        Message message = message(PAYLOAD, Map.of());

        message.setHeader(EventsConstants.EVENT_TYPE, "mine");
        message.removeHeader(EventsConstants.AGENT_ID);
        message.removeHeaders("*Key");

        assertThat(message.getHeader(EventsConstants.EVENT_TYPE)).isEqualTo("mine");
        assertThat(message.getHeader(EventsConstants.AGENT_ID)).isNull();
        assertThat(message.getHeader(EventsConstants.QUEUE_ID)).isEqualTo("591");
        assertThat(message.hasHeaders()).isTrue();
    }

    @Test
    void aCopyHasTheSameHeadersAndTheSameEvent() {
        Message message = message(PAYLOAD, Map.of());
        Message copy = message.copy();

        assertThat(copy.getHeaders()).isEqualTo(message.getHeaders());
        assertThat(copy.getBody()).isSameAs(message.getBody());
    }

    @Test
    void whatAPooledExchangeKeepsHoldsNoEvent() {
        Message message = message(PAYLOAD, Map.of());

        message.reset();

        assertThat(message.getBody()).isNull();
        assertThat(message.getHeader(EventsConstants.EVENT_TYPE)).isNull();
        assertThat(message.getHeaders()).isEmpty();
    }

    @Test
    void theKeyOfThePositionIsAHeaderIfThereIsOne() {
        Message message = message(PAYLOAD, Map.of(), "8x8events/localhost:1/acme/event-v1/all");

        assertThat(message.getHeader(EventsConstants.POSITION_KEY))
                .isEqualTo("8x8events/localhost:1/acme/event-v1/all");
        assertThat(message.getHeaders())
                .containsEntry(
                        EventsConstants.POSITION_KEY, "8x8events/localhost:1/acme/event-v1/all");
    }

    @Test
    void thePublishTimeIsAnInstant() {
        assertThat(message(PAYLOAD, Map.of()).getHeader(EventsConstants.PUBLISH_TIME))
                .isEqualTo(Instant.parse("2026-11-24T06:23:41.533Z"));
    }

    private static Message message(String payload, Map<String, String> properties) {
        return message(payload, properties, null);
    }

    private static Message message(
            String payload, Map<String, String> properties, String positionKey) {
        MessageFrame frame =
                new MessageFrame(
                        "CAUQADAA",
                        payload.getBytes(UTF_8),
                        properties,
                        "2026-11-24T06:23:41.533Z",
                        0,
                        "key-1",
                        null);
        EventHeaders headers =
                new EventHeaders(
                                new TopicName("acme", "event-v1", "all"),
                                new EventsHeaderFilterStrategy(),
                                false)
                        .withPositionKey(positionKey == null ? null : topic -> positionKey);
        return new EventMessage(
                new DefaultExchange(CAMEL),
                headers,
                new InFlightEvent(
                        Deliveries.of(frame),
                        Event.of(frame.payload()),
                        AckPolicy.of(false, false, () -> AckPolicy.Interruption.NONE)));
    }
}
