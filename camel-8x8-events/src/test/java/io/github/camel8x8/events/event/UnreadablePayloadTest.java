/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A payload that is not a valid 8x8 event is still delivered: reading it loses no data. */
class UnreadablePayloadTest {

    static Stream<byte[]> notJson() {
        return Stream.of(
                new byte[0],
                "   ".getBytes(UTF_8),
                "hello".getBytes(UTF_8),
                "{\"Interaction\":{\"event\":\"InteractionCreated\"".getBytes(UTF_8),
                "{\"Interaction\":{\"event\":\"InteractionCreated\"}} x".getBytes(UTF_8),
                "{\"Interaction\":{}}{\"Interaction\":{}}".getBytes(UTF_8),
                "{\"Interaction\":{\"event\":\"\u00e9\"}}".getBytes(ISO_8859_1),
                "{\"Interaction\":{\"event\":\"InteractionCreated\"}}".getBytes(UTF_16BE),
                "{\"\u00e9\":1}".getBytes(ISO_8859_1),
                // RFC 8259 section 8.1: no byte order mark in transmitted JSON
                "\uFEFF{\"Interaction\":{}}".getBytes(UTF_8),
                new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE},
                new byte[] {'{', '"', (byte) 0xC3},
                nested(100_000),
                ("{\"Interaction\":{\"queueId\":" + "9".repeat(5_000) + "}}").getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void ofWhatIsNotJsonEveryAccessorGivesNothing(byte[] payload) {
        assertHasNothing(Event.of(payload));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void whatIsNotJsonKeepsItsBytes(byte[] payload) {
        Event event = Event.of(payload.clone());
        event.getType();

        assertThat(event.bytes()).isEqualTo(payload);
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void onlyARequestForJsonFailsIfThePayloadIsNotJson(byte[] payload) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> Event.of(payload).json())
                .withMessageStartingWith("Cannot read an event of " + payload.length + " bytes");
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> Event.of(payload).as(Sized.class));
    }

    @ParameterizedTest
    @MethodSource("notJson")
    void whatIsNotJsonIsNotWrittenAsJson(byte[] payload) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> new ObjectMapper().writeValueAsString(Event.of(payload)))
                .withMessageContaining("Cannot read an event of " + payload.length + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{'Interaction': {}}]", "7", "'text'", "null", "true"})
    void jsonThatIsNotAnObjectIsJsonWithoutFields(String json) {
        Event event = event(json);

        assertHasNothing(event);
        assertThat(event.json()).hasToString(json.replace('\'', '"').replace(" ", ""));
    }

    @Test
    void anEmptyObjectHasNothing() {
        assertHasNothing(event("{}"));
    }

    @Test
    void nestingIsReadToAThousandLevels() {
        assertThat(Event.of(nested(998)).getType()).isEqualTo("Deep");
        assertThat(Event.of(nested(998)).text("x")).isEqualTo("1");
        assertThat(Event.of(nested(998)).json().toString()).hasSizeGreaterThan(998);
    }

    @Test
    void aNumberIsReadToAThousandDigits() {
        String number = "9".repeat(1_000);

        assertThat(event("{'Interaction': {'queueId': " + number + "}}").getQueueId())
                .isEqualTo(number);
        assertThat(event("{'Interaction': {'phone': " + number + "}}").text("phone"))
                .isEqualTo(number);
    }

    /** Jackson accepts it as a number, and then fails to convert it. */
    @Test
    void anExponentBeyondTenDigitsMakesThePayloadUnreadableAndThrowsNowhereElse() {
        Event event = event("{'Interaction': {'agentId': 'a', 'phone': 1551E99999999999}}");

        assertThat(event.text("phone")).isNull();
        assertThat(event.getEventTime()).isNull();
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(event::json)
                .withNoCause()
                .withMessageNotContaining("1551");
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> event.as(Map.class));
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> new ObjectMapper().valueToTree(event))
                .withMessageContaining("Cannot read an event");
    }

    @Test
    void theExceptionContainsThePlaceButNotThePayload() {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> event("{'Interaction': +15515557212}").json())
                .withMessage("Cannot read an event of 29 bytes as JSON: it is not JSON at byte 17")
                .withNoCause();
    }

    private static void assertHasNothing(Event event) {
        assertThat(event.getFamily()).isNull();
        assertThat(event.getType()).isNull();
        assertThat(event.getInteractionGuid()).isNull();
        assertThat(event.getAgentId()).isNull();
        assertThat(event.getQueueId()).isNull();
        assertThat(event.getCallState()).isNull();
        assertThat(event.getMediaType()).isNull();
        assertThat(event.getDirection()).isNull();
        assertThat(event.getStatus()).isNull();
        assertThat(event.getEventTime()).isNull();
        assertThat(event.getParticipatingAgents()).isEmpty();
        assertThat(event.getAttachedData().isEmpty()).isTrue();
        assertThat(event.getMessageInfo()).isEqualTo(new MessageInfo(null, null, null));
        assertThat(event.flag("isExternal")).isNull();
    }

    /** {"Deep": {"x": 1, "y": [[[...]]]}} */
    private static byte[] nested(int levels) {
        return ("{\"Deep\":{\"x\":1,\"y\":" + "[".repeat(levels) + "]".repeat(levels) + "}}")
                .getBytes(UTF_8);
    }

    record Sized(int size) {}
}
