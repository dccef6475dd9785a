/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import static io.github.camel8x8.events.callrecord.Lifecycles.recordOf;
import static io.github.camel8x8.events.callrecord.Lifecycles.transferred;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.traffic.Agent;
import org.junit.jupiter.api.Test;

/** How a call record is written. */
class CallRecordTest {

    private final Agent ann = Agent.named("Ann");
    private final Agent bob = Agent.named("Bob");

    @Test
    void anyMapperWritesARecordWithPlainTimesAndSeconds() {
        JsonNode json =
                new ObjectMapper()
                        .valueToTree(
                                recordOf(
                                        transferred(ann, bob)
                                                .postProcess()
                                                .endPostProcess()
                                                .deleted()));

        assertThat(json.get("created").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(json.get("talkingSeconds").asInt()).isEqualTo(120);
        assertThat(json.get("complete").asBoolean()).isTrue();
        assertThat(json.get("legs").get(1).get("ringingSeconds").asInt()).isEqualTo(6);
        assertThat(json.has("agents")).isFalse();
    }

    @Test
    void theColumnsAreTheSameForEveryRecord() {
        CallRecord whole = recordOf(transferred(ann, bob).postProcess().endPostProcess().deleted());
        CallRecord begun = recordOf(interaction().created());

        assertThat(begun.columns().keySet()).containsExactlyElementsOf(whole.columns().keySet());
        assertThat(whole.columns())
                .containsEntry("agents", ann.id() + " " + bob.id())
                .containsEntry("talking_seconds", 120L)
                .containsEntry("accepted", "2026-03-02T09:00:00Z")
                .containsEntry("complete", true)
                .containsEntry("missing", "");
    }
}
