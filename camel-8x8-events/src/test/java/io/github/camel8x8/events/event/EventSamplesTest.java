/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import static io.github.camel8x8.events.event.Events.sample;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample events of 8x8's documentation. */
class EventSamplesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    AgentProvChange      , AgentSkillChanged  , -      , agUeZBQ3RnQTaL0qZZukNOaw, -   , -              , -    , -
                    AgentStatusChange    , AgentStatusChange  , -      , ag64oyEUb_Sk6bxVB9P5yaaa, -   , -              , -    , -
                    AgentStatusChange-2  , AgentStatusChange  , -      , ag64oyEUb_Sk6bxVB9P5yaaa, -   , -              , -    , -
                    InteractionAssigned  , InteractionAssigned, tenant01, agAglVJkg0TU28dok9y9UQKg, 1092, CS_INPROGRESS  , phone, out
                    InteractionCreated   , InteractionCreated , acmecorp01, -                    , -   , CS_QUEUED      , phone, -
                    InteractionCreated-2 , InteractionCreated , acmecorp01, -                    , -   , CS_QUEUED      , phone, -
                    InteractionDeleted   , InteractionDeleted , acmecorp01, -                    , -   , CS_DISCONNECTED, -    , -
                    InteractionDeleted-2 , InteractionDeleted , acmecorp01, -                    , -   , CS_DISCONNECTED, phone, -
                    InteractionQueued    , InteractionQueued  , tenant01, -                      , 1162, CS_QUEUED      , phone, in
                    InteractionQueued-2  , InteractionQueued  , acmecorp01, -                    , 591 , CS_QUEUED      , phone, in
                    InteractionRejected  , InteractionRejected, tenant01, ag9I1yUNAvRqG7ovVMi3NTyw, -   , CS_QUEUED      , phone, -
                    LineHoldStatus       , LineHoldStatus     , tenant01, agGiRMDKqSRGuaNOelIJosUw, -   , CS_HOLD        , phone, -
                    RecordingStatus      , RecordingStatus    , tenant01, agFDUfx__VREaRSfGYYm5cNw, -   , -              , -    , -
                    """)
    void everySampleSaysWhatRoutingNeeds(
            String sample,
            String type,
            String tenantOfInteraction,
            String agentId,
            String queueId,
            String callState,
            String mediaType,
            String direction) {
        Event event = sample(sample);

        assertThat(event.getType()).isEqualTo(type);
        assertThat(event.getAgentId()).isEqualTo(agentId);
        assertThat(event.getQueueId()).isEqualTo(queueId);
        assertThat(event.getCallState()).isEqualTo(callState);
        assertThat(event.getMediaType()).isEqualTo(mediaType);
        assertThat(event.getDirection()).isEqualTo(direction);
        if (tenantOfInteraction == null) {
            assertThat(event.getInteractionGuid()).isNull();
        } else {
            assertThat(event.getInteractionGuid()).startsWith("int-").endsWith(tenantOfInteraction);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AgentProvChange,", // contains no time
        "AgentStatusChange, 2022-11-23T20:32:24Z",
        "InteractionAssigned, 2025-04-16T15:58:12Z",
        "InteractionCreated, 2022-11-23T20:35:00Z",
        "InteractionCreated-2, 2022-11-23T20:37:07Z",
        "InteractionDeleted, 2022-11-23T20:40:00Z",
        "InteractionDeleted-2, 2022-11-23T20:55:11Z",
        "InteractionQueued, 2025-04-16T16:00:17Z",
        "InteractionQueued-2, 2022-11-23T20:37:16Z",
        "InteractionRejected, 2025-04-16T16:00:18Z",
        "LineHoldStatus, 2025-04-16T16:00:24Z",
        "RecordingStatus, 2025-04-16T16:00:23Z"
    })
    void theEventTimeIsTheBestThatASampleHas(String sample, Instant time) {
        assertThat(sample(sample).getEventTime()).isEqualTo(time);
    }

    @Test
    void anAgentStatusChangeGivesTheNewStateAsItCame() {
        assertThat(sample("AgentStatusChange").getNewState()).isEqualTo("5");
    }

    @Test
    void aCreatedInteractionGivesTheNumbersWithEveryDigit() {
        Event event = sample("InteractionCreated-2");

        assertThat(event.getChannelId()).isEqualTo("13125555068");
        assertThat(event.getPhoneNumber()).isEqualTo("5515557212");
        assertThat(event.getAttachedData().first("remotePhoneNum")).isEqualTo("+15515557212");
    }

    @Test
    void aDeletedInteractionSaysWhoHungUpAndWhy() {
        Event event = sample("InteractionDeleted-2");

        assertThat(event.getHangupInitiator()).isEqualTo("CUSTOMER");
        assertThat(event.getCallHangupReason()).isEqualTo("CEC_DISCONNECT_NORMAL");
        assertThat(event.getDispositionCode()).isEqualTo("1000");
    }

    @Test
    void aRejectedInteractionSaysByWhomAndWhy() {
        Event event = sample("InteractionRejected");

        assertThat(event.getRejectReason()).isEqualTo("2");
        assertThat(event.getParticipatingAgents()).containsExactly("ag9I1yUNAvRqG7ovVMi3NTyw");
        assertThat(event.getAgentGuid()).contains(event.getAgentId());
    }

    @Test
    void theStatusOfALineIsYesOrNoAndThatOfARecordingIsAWord() {
        assertThat(sample("LineHoldStatus").flag("status")).isTrue();
        assertThat(sample("RecordingStatus").getStatus()).isEqualTo("resume");
        assertThat(sample("RecordingStatus").flag("status")).isNull();
        assertThat(sample("RecordingStatus").flag("recordingMode")).isTrue();
    }

    @Test
    void anAssignedInteractionNamesTheAgentsPhone() {
        assertThat(sample("InteractionAssigned").getAgentPhone()).isEqualTo("40375");
    }
}
