/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import io.github.camel8x8.events.callrecord.AgentLeg;
import io.github.camel8x8.events.callrecord.CallRecord;
import io.github.camel8x8.events.callrecord.CallRecordBuilder;
import io.github.camel8x8.events.callrecord.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * With the JSON libraries that users have, an event is written as its payload, or there is an
 * error.
 */
class OtherJsonLibrariesTest {

    private final JsonMapper jackson3 = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'b': 1.10, 'a': 1E+2, 'c': 12345678901234567890123, 'é': null}",
                "[1, 2]",
                "7",
                "'text'"
            })
    void jackson3WritesThePayload(String json) {
        assertThat(jackson3.writeValueAsString(event(json))).isEqualTo(json.replace('\'', '"'));
        assertThat(jackson3.writeValueAsBytes(event(json)))
                .isEqualTo(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jackson3WritesItInsideOtherObjects() {
        assertThat(jackson3.writeValueAsString(Map.of("events", List.of(event("{'a': 1}")))))
                .isEqualTo("{\"events\":[{\"a\": 1}]}");
    }

    @Test
    void jackson3WritesACallRecordAsJackson2Does() throws JsonProcessingException {
        CallRecord callRecord =
                new CallRecordBuilder("int-7", Outcome.values()[0])
                        .tenant("acme")
                        .mediaType("phone")
                        .direction("in")
                        .queueId("591")
                        .created(Instant.parse("2026-03-02T09:00:00Z"))
                        .waiting(Duration.ofSeconds(90))
                        .legs(
                                List.of(
                                        new AgentLeg(
                                                "agent",
                                                Instant.parse("2026-03-02T09:01:30Z"),
                                                null,
                                                null,
                                                null,
                                                Duration.ofSeconds(6),
                                                Duration.ZERO,
                                                Duration.ZERO,
                                                Duration.ZERO,
                                                false,
                                                true,
                                                false)))
                        .events(3)
                        .missing(List.of("InteractionQueued"))
                        .build();

        assertThat(jackson3.writeValueAsString(callRecord))
                .isEqualTo(new ObjectMapper().writeValueAsString(callRecord))
                .startsWith("{\"interactionGuid\":\"int-7\"")
                .contains("\"created\":\"2026-03-02T09:00:00Z\"", "\"waitingSeconds\":90");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{'a': S3CRET}", "{'a': 'S3CRET", "{} {}", "1 2"})
    void jackson3RejectsWhatIsNotOneValue(String payload) {
        assertThatThrownBy(() -> jackson3.writeValueAsString(event(payload)))
                .isInstanceOf(JacksonException.class)
                .hasRootCauseInstanceOf(UnreadableEventException.class)
                .hasMessageNotContaining("S3CRET");
    }

    @Test
    void gsonRejectsIt() {
        assertThatThrownBy(() -> new Gson().toJson(event("{'a': 1}")))
                .hasMessageContaining(Event.class.getName())
                .hasMessageContaining("Forgot to register a type adapter?");
    }
}
