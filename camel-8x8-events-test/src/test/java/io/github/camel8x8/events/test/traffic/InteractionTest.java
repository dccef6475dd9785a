/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import static io.github.camel8x8.events.test.traffic.Interaction.chat;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that are written by a test. */
class InteractionTest {

    private static final Agent ADA = Agent.named("Ada");

    @Test
    void theStepsOfAnInteractionShareItsGuid() throws IOException {
        List<JsonNode> events = fields(interaction().created().queued().assigned(ADA).accepted());

        assertThat(events)
                .extracting(event -> event.path("event").asText())
                .containsExactly(
                        "InteractionCreated",
                        "InteractionQueued",
                        "InteractionAssigned",
                        "InteractionAccepted");
        assertThat(events)
                .extracting(event -> event.path("interactionGUID").asText())
                .containsOnly(events.get(0).path("interactionGUID").asText());
    }

    @Test
    void fromTheAssignmentOnTheAgentIsNamed() throws IOException {
        List<JsonNode> events = fields(interaction().created().assigned(ADA).accepted());

        assertThat(events.get(0).has("agentId")).isFalse();
        assertThat(events.get(2).path("agentId").asText()).isEqualTo(ADA.id());
        assertThat(events.get(2).path("agentGUID").asText()).contains(ADA.id());
    }

    @Test
    void anyFieldCanBeGivenAnyValue() throws IOException {
        JsonNode event = fields(chat().created().with("queueId", "many").event("New")).get(0);

        assertThat(event.path("queueId").asText()).isEqualTo("many");
        assertThat(event.path("mediaType").asText()).isEqualTo("chat");
    }

    @Test
    void timePassesBetweenStepsOnRequest() throws IOException {
        Instant start = Instant.parse("2026-01-02T03:04:05Z");

        List<JsonNode> events =
                fields(interaction().at(start).created().after(Duration.ofSeconds(30)).queued());

        assertThat(events)
                .extracting(event -> event.path("interactionEventTS").asLong())
                .containsExactly(start.getEpochSecond(), start.getEpochSecond() + 30);
    }

    @Test
    void anAttachedValueLosesItsQuotesOnlyIfItReadsTheSameWithoutThem() throws IOException {
        assertThat(attached("true", "tenantSkillName")).isEqualTo("true");
        assertThat(attached("0", "tenantSkillName")).isEqualTo("0");
        assertThat(attached("0123", "tenantSkillName")).isEqualTo("\"0123\"");
        assertThat(attached("+1", "tenantSkillName")).isEqualTo("\"+1\"");
    }

    @Test
    void anUpdateOfAnAgentSaysWhenItWasSentAndNoOtherTime() throws IOException {
        JsonNode payload =
                new ObjectMapper()
                        .readTree(AgentUpdate.agentLoginUpdate(ADA).messages().get(0).payload());

        JsonNode fields = payload.path("AgentLoginUpdate");
        assertThat(fields.path("agentId").asText()).isEqualTo(ADA.id());
        assertThat(fields.path("msgInfo").path("timestamp").isNumber()).isTrue();
        assertThat(fields.has("interactionEventTS")).isFalse();
        assertThat(fields.has("eventTS")).isFalse();
    }

    @Test
    void anInteractionToWhichNothingHappenedCannotBePublished() {
        assertThatThrownBy(() -> interaction().messages()).hasMessageContaining("created()");
    }

    private static String attached(String queueName, String key) throws IOException {
        JsonNode event = fields(interaction().queue(7, queueName).queued()).get(0);
        for (JsonNode datum : event.path("attachedData").path("attachedDatum")) {
            if (datum.path("attachedDataKey").asText().equals(key)) {
                return datum.path("attachedDataValue").toString();
            }
        }
        throw new AssertionError(key);
    }

    private static List<JsonNode> fields(Interaction interaction) throws IOException {
        List<JsonNode> fields = new ArrayList<>();
        for (var message : interaction.messages()) {
            fields.add(new ObjectMapper().readTree(message.payload()).path("Interaction"));
        }
        return fields;
    }
}
