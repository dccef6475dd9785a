/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.sample;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.event.Event;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.WrappedFile;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses of an event as the body of a message, on a real Camel context. */
class EventConvertersTest {

    record Call(String interactionGuid, String event, long queueId) {}

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Event event = sample("InteractionQueued-2");
    private final String json = new String(event.bytes(), UTF_8);

    @BeforeEach
    void start() {
        camel.start();
    }

    @Test
    void aBodyConvertsToText() throws Exception {
        assertThat(route(r -> r.convertBodyTo(String.class), event)).isEqualTo(json);
    }

    @Test
    void aBodyConvertsToItsVeryBytes() throws Exception {
        assertThat(route(r -> r.convertBodyTo(byte[].class), event)).isSameAs(event.bytes());
    }

    @Test
    void aBodyConvertsToBytesInTheCharsetThatTheRouteNames() throws Exception {
        Event umlauts = Event.of("{\"a\":\"é\"}".getBytes(UTF_8));
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(ISO_8859_1);

        assertThat(route(r -> r.convertBodyTo(byte[].class, "iso-8859-1"), umlauts))
                .isEqualTo(latin1);
        assertThat(
                        route(
                                r ->
                                        r.setProperty(
                                                        Exchange.CHARSET_NAME,
                                                        Builder.constant("iso-8859-1"))
                                                .convertBodyTo(InputStream.class)
                                                .transform(Builder.body().convertTo(byte[].class)),
                                umlauts))
                .isEqualTo(latin1);
        assertThat(route(r -> r.convertBodyTo(String.class, "iso-8859-1"), umlauts))
                .isEqualTo("{\"a\":\"é\"}");
    }

    @Test
    void aJarWithoutThemIsReportedWithTheFileAndTheFix() {
        camel.getTypeConverterRegistry().removeTypeConverter(String.class, Event.class);

        assertThatThrownBy(() -> camel.getEndpoint("8x8events:all?region=EUW2&tenant=a&apiKey=k"))
                .rootCause()
                .hasMessageContaining("The type converters of camel-8x8-events are missing")
                .hasMessageContaining("META-INF/services/org/apache/camel/TypeConverterLoader")
                .hasMessageContaining("Merge the files of META-INF/services");
    }

    @Test
    void bytesInAnotherCharsetConvertToAnEvent() throws Exception {
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(ISO_8859_1);

        assertThat(route(r -> r.convertBodyTo(Event.class, "iso-8859-1"), latin1))
                .isEqualTo(Event.of("{\"a\":\"é\"}".getBytes(UTF_8)));
    }

    @Test
    void aBodyConvertsToAStreamAsOftenAsAsked() throws Exception {
        assertThat(convert(InputStream.class)).hasBinaryContent(event.bytes());
        assertThat(convert(InputStream.class)).hasBinaryContent(event.bytes());
    }

    @Test
    void aBodyConvertsToAReader() throws Exception {
        Reader reader = convert(Reader.class);
        char[] chars = new char[json.length()];

        assertThat(reader.read(chars)).isEqualTo(json.length());
        assertThat(new String(chars)).isEqualTo(json);
    }

    @Test
    void aBodyConvertsToABufferThatCannotBeWrittenTo() {
        ByteBuffer buffer = convert(ByteBuffer.class);

        assertThat(buffer.isReadOnly()).isTrue();
        assertThat(buffer).isEqualTo(ByteBuffer.wrap(event.bytes()));
    }

    @Test
    void aBodyConvertsToATree() throws Exception {
        assertThat(route(r -> r.convertBodyTo(JsonNode.class), event)).isEqualTo(event.json());
    }

    @Test
    void aRouteMayChangeItsTreeWithoutChangingTheEvent() {
        ((ObjectNode) convert(JsonNode.class)).removeAll();

        assertThat(convert(JsonNode.class)).isEqualTo(event.json());
    }

    @Test
    void aBodyConvertsToAMap() throws Exception {
        Map<?, ?> map = (Map<?, ?>) route(r -> r.convertBodyTo(Map.class), event);
        Map<?, ?> interaction = (Map<?, ?>) map.get("Interaction");

        assertThat(interaction.get("queueId")).isEqualTo(591);
        assertThat(interaction.get("inboundChannelid")).isEqualTo(13125555068L);
    }

    @Test
    void aBodyConvertsToTheRoutesOwnClass() throws Exception {
        assertThat(route(r -> r.convertBodyTo(Call.class), event)).isEqualTo(event.as(Call.class));
    }

    @Test
    void aBeanMethodTakesTheRoutesOwnClass() throws Exception {
        assertThat(route(r -> r.bean(new QueueOfCall()), event)).isEqualTo(591L);
    }

    public static class QueueOfCall {
        public long queueOf(Call call) {
            return call.queueId();
        }
    }

    @Test
    void aClassThatDoesNotFitFailsWithoutShowingThePayload() {
        Event noNumber = event("{'Interaction': {'queueId': 'Mary'}}");

        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> converter().convertTo(Call.class, noNumber))
                .withMessageContaining("queueId")
                .withMessageNotContaining("Mary");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                StreamCache.class,
                WrappedFile.class,
                File.class,
                URI.class,
                List.class,
                Thread.State.class,
                int[].class,
                DefaultExchange.class
            })
    void aLibraryTypeIsNotConverted(Class<?> type) {
        assertThat((Object) converter().tryConvertTo(type, event)).isNull();
    }

    @Test
    void otherBodiesAreNotConverted() {
        assertThat(converter().tryConvertTo(Call.class, json)).isNull();
    }

    @Test
    void textBytesAndStreamsBecomeEvents() {
        assertThat(converter().convertTo(Event.class, json)).isEqualTo(event);
        assertThat(converter().convertTo(Event.class, event.bytes())).isEqualTo(event);
        assertThat(converter().convertTo(Event.class, new ByteArrayInputStream(event.bytes())))
                .isEqualTo(event);
    }

    @Test
    void anEventStaysAnEventIfNoConversionIsRequested() throws Exception {
        assertThat(route(r -> r.to("log:events?level=OFF"), event)).isSameAs(event);
    }

    @Test
    @Tag("camel-jackson")
    void unmarshalReadsIt() throws Exception {
        Map<?, ?> map = (Map<?, ?>) route(r -> r.unmarshal().json(), event);

        assertThat(map.keySet()).hasToString("[Interaction]");
    }

    record Envelope(@JsonProperty("Interaction") Map<String, Object> fields) {}

    @Test
    @Tag("camel-jackson")
    void unmarshalReadsItIntoAClassThatNamesTheFamily() throws Exception {
        Envelope envelope =
                (Envelope)
                        route(r -> r.unmarshal().json(JsonLibrary.Jackson, Envelope.class), event);
        assertThat(envelope.fields().get("queueId")).isEqualTo(591);
    }

    @Test
    @Tag("camel-jackson")
    void marshalWritesTheJsonItCameAs() throws Exception {
        Object written = route(r -> r.marshal().json().convertBodyTo(byte[].class), event);

        assertThat(new ObjectMapper().readTree((byte[]) written)).isEqualTo(event.json());
    }

    @Test
    @Tag("camel-4.18-modules")
    void jsonpathReadsIt() throws Exception {
        assertThat(route(r -> r.transform().jsonpath("$.Interaction.event"), event))
                .isEqualTo("InteractionQueued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${body.type} -> InteractionQueued",
                "${body.getType} -> InteractionQueued",
                "${body.queueId} -> 591",
                "${body.phoneNumber} -> ",
                "${body?.messageInfo?.sequenceId} -> 225",
                "${body.attachedData.first('tenantSkillName')} -> Test Sales",
                "${body.text('priority')} -> 50",
                "${body.flag('isAgentInitiated')} -> false",
                "${body.eventTime} -> 2022-11-23T20:37:16Z",
                "${body.hasOwnTime} -> true",
                "${body.size} -> 1247"
            })
    void simpleReadsIt(String line) throws Exception {
        String[] expressionAndValue = line.split(" -> ", 2);

        assertThat(route(r -> r.transform().simple(expressionAndValue[0], String.class), event))
                .isEqualTo(expressionAndValue[1].isEmpty() ? null : expressionAndValue[1]);
    }

    @Test
    void simpleTakesTheBodyForThePayload() throws Exception {
        assertThat(route(r -> r.transform().simple("${body}", String.class), event))
                .isEqualTo(json);
        assertThat(route(r -> r.transform().simple("${bodyAs(String)}"), event)).isEqualTo(json);
    }

    @Test
    void simpleChoosesByIt() throws Exception {
        assertThat(
                        route(
                                r ->
                                        r.filter()
                                                .simple("${body.type} == 'InteractionQueued'")
                                                .transform()
                                                .constant("queued"),
                                event))
                .isEqualTo("queued");
    }

    @Test
    void aFailedConversionDoesNotShowThePayload() {
        assertThatExceptionOfType(InvalidPayloadException.class)
                .isThrownBy(() -> route(r -> r.convertBodyTo(URI.class), event))
                .withMessageNotContaining("Test Sales");
    }

    private <T> T convert(Class<T> type) {
        return converter().convertTo(type, event);
    }

    private TypeConverter converter() {
        return camel.getTypeConverter();
    }

    /** Sends the body through a route with these steps and returns the result. */
    private Object route(Steps steps, Object body) throws Exception {
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        steps.add(from("direct:" + camel.getRoutesSize()));
                    }
                });
        Exchange exchange =
                camel.createProducerTemplate()
                        .send(
                                "direct:" + (camel.getRoutesSize() - 1),
                                ExchangePattern.InOut,
                                sent -> sent.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange.getMessage().getBody();
    }

    private interface Steps {
        void add(RouteDefinition route);
    }
}
