/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static io.github.camel8x8.events.event.Events.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    @Test
    void itKeepsTheVeryBytesItWasGiven() {
        byte[] payload = "{}".getBytes(UTF_8);

        assertThat(Event.of(payload).bytes()).isSameAs(payload);
        assertThat(Event.of(payload).size()).isEqualTo(2);
    }

    @Test
    void itNeedsAPayload() {
        assertThatNullPointerException().isThrownBy(() -> Event.of(null)).withMessage("payload");
    }

    @Test
    void eventsWithTheSameBytesAreEqual() {
        assertThat(sample("LineHoldStatus"))
                .isEqualTo(sample("LineHoldStatus"))
                .hasSameHashCodeAs(sample("LineHoldStatus"))
                .isNotEqualTo(sample("RecordingStatus"));
    }

    @Test
    void itsTextFormContainsTypeInteractionAndSizeOnly() {
        Event event = interaction("'event':'GuestChatEnd','interactionGUID':'int-1','who':'Mary'");

        assertThat(event).hasToString("Event[GuestChatEnd, int-1, 80 bytes]");
        assertThat(event("nonsense")).hasToString("Event[-, -, 8 bytes]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\r", "\\u0000", "\\u001b"})
    void itsTextFormCannotBreakALogLine(String control) {
        assertThat(interaction("'event': 'A" + control + "B'").toString()).contains("[A?B,");
    }

    @Test
    void itsTextFormCannotFillALogLine() {
        assertThat(interaction("'event': '" + "x".repeat(5_000) + "'").toString())
                .hasSizeLessThan(200);
    }

    @Test
    void theTreeBelongsToItsCaller() {
        Event event = sample("LineHoldStatus");
        ((ObjectNode) event.json().get("Interaction")).put("status", "changed");

        assertThat(event.getStatus()).isEqualTo("true");
        assertThat(event.json()).isNotSameAs(event.json()).isEqualTo(event.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a': 1.10, 'b': 1E+2, 'c': 12345678901234567890123}", "[1, 2]", "7"})
    void jacksonWritesItAsTheJsonItCameAs(String json) throws JsonProcessingException {
        assertThat(new ObjectMapper().writeValueAsString(event(json)))
                .isEqualTo(json.replace('\'', '"').replace(" ", ""));
    }

    @Test
    void jacksonWritesItInsideOtherObjects() throws JsonProcessingException {
        assertThat(new ObjectMapper().writeValueAsString(Map.of("event", event("{'a': 1}"))))
                .isEqualTo("{\"event\":{\"a\":1}}");
    }

    @Test
    void jacksonTurnsItIntoATreeWithEveryDigit() {
        Event event = event("{'a': 12345678901234567890123, 'b': [true, null]}");

        assertThat(new ObjectMapper().<JsonNode>valueToTree(event))
                .hasToString("{\"a\":12345678901234567890123,\"b\":[true,null]}");
    }
}
