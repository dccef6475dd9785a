/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.sample;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses of a batch as the body of a message, on a real Camel context. */
class EventBatchConvertersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Event> events =
            List.of(sample("InteractionQueued-2"), sample("AgentStatusChange"));
    private final EventBatch batch = EventBatch.of(events);

    @BeforeEach
    void start() {
        camel.start();
    }

    @Test
    void aBatchIsAListOfItsEvents() {
        assertThat(batch).isEqualTo(events).hasSize(2);
        assertThat(batch.get(1)).isSameAs(events.get(1));
    }

    @Test
    void itConvertsToAJsonArray() throws Exception {
        JsonNode array = JSON.readTree(convert(String.class));

        assertThat(array).hasSize(2);
        assertThat(array.get(0)).isEqualTo(events.get(0).json());
        assertThat(array.get(1)).isEqualTo(events.get(1).json());
        assertThat(JSON.readTree(convert(byte[].class))).isEqualTo(array);
        assertThat(JSON.readTree(convert(InputStream.class))).isEqualTo(array);
        assertThat(JSON.readTree((String) convert(Serializable.class))).isEqualTo(array);
        assertThat(JSON.readTree(JSON.writeValueAsString(batch))).isEqualTo(array);
    }

    @Test
    void itConvertsToBytesInTheCharsetOfTheExchange() {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setProperty(Exchange.CHARSET_NAME, "iso-8859-1");
        EventBatch umlauts = EventBatch.of(List.of(event("{'a':'é'}")));

        assertThat(camel.getTypeConverter().convertTo(byte[].class, exchange, umlauts))
                .isEqualTo("[{\"a\":\"é\"}]".getBytes(ISO_8859_1));
    }

    @Test
    void itsTextForLogsHasNoPayload() {
        assertThat(batch).hasToString("EventBatch[2 events]");
    }

    @Test
    void aSplitOfItHasTheEvents() throws Exception {
        List<Object> parts = new CopyOnWriteArrayList<>();
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:batch")
                                .split(body())
                                .process(part -> parts.add(part.getMessage().getBody()));
                    }
                });

        camel.createProducerTemplate().sendBody("direct:batch", batch);

        assertThat(parts).isEqualTo(events);
    }

    @Test
    void aFileGetsTheJsonArray(@TempDir Path directory) throws Exception {
        camel.createProducerTemplate()
                .sendBody("file:" + directory + "?fileName=events.json", batch);

        assertThat(JSON.readTree(directory.resolve("events.json").toFile()))
                .isEqualTo(JSON.readTree(batch.json()));
    }

    @Test
    void aStepThatNeedsOneEventRejectsItWithTheFix() {
        assertThatThrownBy(() -> convert(Event.class))
                .hasStackTraceContaining(
                        "The body is a batch of 2 events, and this step needs one event: split the"
                                + " batch first, with split(body())");
    }

    @Test
    void theMessageIdIsNotAPartOfTheEvent() {
        byte[] payload = "{}".getBytes(UTF_8);
        Event received = Event.of(payload, "CAUQADAA");

        assertThat(received.getMessageId()).isEqualTo("CAUQADAA");
        assertThat(received).isEqualTo(Event.of(payload)).hasSameHashCodeAs(Event.of(payload));
        assertThat(Event.of(payload).getMessageId()).isNull();
    }

    private <T> T convert(Class<T> type) {
        return camel.getTypeConverter().convertTo(type, batch);
    }
}
