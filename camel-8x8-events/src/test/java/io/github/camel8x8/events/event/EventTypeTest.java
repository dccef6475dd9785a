/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.event;
import static io.github.camel8x8.events.event.Events.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The type of an event, according to 8x8's Event Reference and Message Format. */
class EventTypeTest {

    @Test
    void anInteractionEventIsNamedByItsInnerField() {
        Event event = interaction("'callState': 'CS_QUEUED', 'event': 'InteractionQueued'");

        assertThat(event.getFamily()).isEqualTo("Interaction");
        assertThat(event.getType()).isEqualTo("InteractionQueued");
    }

    @Test
    void anAgentStatusChangeIsNamedByItsRootKeyWhateverIsInside() {
        Event event = event("{'AgentStatusChange': {'event': 'Other', 'newState': 5}}");

        assertThat(event.getType()).isEqualTo("AgentStatusChange");
    }

    @Test
    void anAgentProvisioningEventIsNamedByItsInnerField() {
        assertThat(event("{'AgentProvChange': {'event': 'AgentSkillCreated'}}").getType())
                .isEqualTo("AgentSkillCreated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'enabled': 'yes'", "'event': ''", "'event': null", "'event': {}"})
    void anAgentProvisioningEventWithoutAnInnerNameIsNamedByItsRootKey(String fields) {
        assertThat(event("{'AgentProvChange': {" + fields + "}}").getType())
                .isEqualTo("AgentProvChange");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgentUpdate", "AgentLoginUpdate"})
    void anUpdateOfAnAgentIsNamedByItsRootKeyOrByItsInnerField(String type) {
        for (String root : List.of(type, "AgentProvChange", "Agent")) {
            Event event = event("{'%s': {'event': '%s', 'agentId': 'agX'}}".formatted(root, type));

            assertThat(event.getType()).isEqualTo(type);
            assertThat(event.getAgentId()).isEqualTo("agX");
        }
        assertThat(event("{'%s': {'agentId': 'agX'}}".formatted(type)).getType()).isEqualTo(type);
    }

    @Test
    void anUnknownFamilyIsAnEventLikeAnyOther() {
        Event event = event("{'QueueStatus': {'queueId': 7, 'agentId': 'agX', 'waiting': 12}}");

        assertThat(event.getFamily()).isEqualTo("QueueStatus");
        assertThat(event.getType()).isEqualTo("QueueStatus");
        assertThat(event.getQueueId()).isEqualTo("7");
        assertThat(event.getAgentId()).isEqualTo("agX");
        assertThat(event.text("waiting")).isEqualTo("12");
    }

    @Test
    void anUnknownFamilyMayNameItsTypeInside() {
        assertThat(event("{'QueueStatus': {'event': 'QueueOpened'}}").getType())
                .isEqualTo("QueueOpened");
    }

    @Test
    void anUnknownTypeIsAnEventLikeAnyOther() {
        assertThat(interaction("'event': 'InteractionTeleported'").getType())
                .isEqualTo("InteractionTeleported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventType", "event"})
    void aFlatObjectIsNamedByItsOwnField(String field) {
        Event event =
                event(
                        "{'msgInfo': {'sequenceId': 3}, '"
                                + field
                                + "': 'InteractionCreated', 'interactionGUID': 'int-1'}");

        assertThat(event.getFamily()).isNull();
        assertThat(event.getType()).isEqualTo("InteractionCreated");
        assertThat(event.getInteractionGuid()).isEqualTo("int-1");
        assertThat(event.getMessageInfo().sequenceId()).isEqualTo(3);
    }

    @Test
    void aFlatObjectThatNamesNoTypeHasNoneButStillHasFields() {
        Event event = event("{'agentId': 'agX', 'dispositionCode': 1000}");

        assertThat(event.getType()).isNull();
        assertThat(event.getAgentId()).isEqualTo("agX");
        assertThat(event.getDispositionCode()).isEqualTo("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'Heartbeat': 1}", "{'Heartbeat': null}", "{'Heartbeat': [{}]}"})
    void aFamilyWithoutAnObjectIsNamedByItsRootKeyAndHasNoFields(String json) {
        Event event = event(json);

        assertThat(event.getFamily()).isEqualTo("Heartbeat");
        assertThat(event.getType()).isEqualTo("Heartbeat");
        assertThat(event.text("Heartbeat")).isNull();
    }

    @Test
    void fieldsNextToTheFamilyDoNotHideIt() {
        Event event =
                event("{'version': 2, 'Interaction': {'event': 'GuestChatEnd'}, 'trace': {}}");

        assertThat(event.getFamily()).isEqualTo("Interaction");
        assertThat(event.getType()).isEqualTo("GuestChatEnd");
    }

    @Test
    void ofARepeatedFieldTheLastCounts() {
        Event event = interaction("'event': 'A', 'status': 'x', 'event': 'B', 'status': 'y'");

        assertThat(event.getType()).isEqualTo("B");
        assertThat(event.getStatus()).isEqualTo("y");
    }

    @Test
    void ofARepeatedFamilyTheLastCounts() {
        Event event =
                event(
                        "{'Interaction': {'event': 'A', 'agentId': 'a', 'status': 1},"
                                + " 'Interaction': {'event': 'B', 'status': 2}}");

        assertThat(event.getType()).isEqualTo("B");
        assertThat(event.getAgentId()).isNull();
        assertThat(event.getStatus()).isEqualTo("2");
    }

    @Test
    void aFamilyThatIsTakenBackHasNoFields() {
        Event event = event("{'Interaction': {'event': 'A', 'agentId': 'a'}, 'Interaction': 1}");

        assertThat(event.getType()).isEqualTo("Interaction");
        assertThat(event.getAgentId()).isNull();
        assertThat(event.text("agentId")).isNull();
    }

    @Test
    void fieldsOfNestedObjectsAreNotTakenForTheEventsOwn() {
        Event event =
                interaction(
                        "'event': 'LineHoldStatus', 'extra': {'event': 'X', 'agentId': 'agX'},"
                                + " 'list': [{'queueId': 1}]");

        assertThat(event.getType()).isEqualTo("LineHoldStatus");
        assertThat(event.getAgentId()).isNull();
        assertThat(event.getQueueId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0,phone", "1,email", "2,chat", "3,chat", "4,phone", "9,"})
    void theMediaTypeFollowsFromTheResourceType(String resourceType, String mediaType) {
        assertThat(interaction("'resourceType': " + resourceType).getMediaType())
                .isEqualTo(mediaType);
        assertThat(interaction("'resourceType': '" + resourceType + "'").getMediaType())
                .isEqualTo(mediaType);
    }

    @Test
    void theExplicitMediaTypeBeatsTheResourceType() {
        assertThat(interaction("'mediaType': 'voicemail', 'resourceType': 1").getMediaType())
                .isEqualTo("voicemail");
    }
}
