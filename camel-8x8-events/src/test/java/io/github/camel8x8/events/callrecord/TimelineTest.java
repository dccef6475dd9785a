/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import static io.github.camel8x8.events.event.Events.sample;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.events.test.traffic.Interaction.outboundCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lifecycles from 8x8's Event Lifecycle page, with missing, late and repeated events. */
class TimelineTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final Agent ann = Agent.named("Ann");
    private final Agent bob = Agent.named("Bob");

    @Test
    void anAnsweredCallHasItsTimesAndDurations() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .after(seconds(2))
                                .queued()
                                .after(seconds(30))
                                .assigned(ann)
                                .after(seconds(5))
                                .accepted()
                                .after(seconds(60))
                                .hold()
                                .after(seconds(20))
                                .resumed()
                                .after(seconds(40))
                                .postProcess()
                                .after(seconds(15))
                                .endPostProcess()
                                .deassigned()
                                .deleted()
                                .with("dispositionCode", "SALE"));

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(callRecord.tenant()).isEqualTo("acme");
        assertThat(callRecord.mediaType()).isEqualTo("phone");
        assertThat(callRecord.direction()).isEqualTo("in");
        assertThat(callRecord.queueId()).isEqualTo("591");
        assertThat(callRecord.agents()).containsExactly(ann.id());
        assertThat(callRecord.created()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(callRecord.queued()).isEqualTo("2026-03-02T09:00:02Z");
        assertThat(callRecord.offered()).isEqualTo("2026-03-02T09:00:32Z");
        assertThat(callRecord.accepted()).isEqualTo("2026-03-02T09:00:37Z");
        assertThat(callRecord.ended()).isEqualTo("2026-03-02T09:02:37Z");
        assertThat(callRecord.closed()).isEqualTo("2026-03-02T09:02:52Z");
        assertThat(callRecord.waiting()).hasSeconds(30);
        assertThat(callRecord.ringing()).hasSeconds(5);
        assertThat(callRecord.talking()).hasSeconds(100);
        assertThat(callRecord.onHold()).hasSeconds(20);
        assertThat(callRecord.wrapUp()).hasSeconds(15);
        assertThat(callRecord.hangupInitiator()).isEqualTo("CUSTOMER");
        assertThat(callRecord.hangupReason()).isEqualTo("CEC_DISCONNECT_NORMAL");
        assertThat(callRecord.dispositionCode()).isEqualTo("SALE");
        assertThat(callRecord.events()).isEqualTo(10);
    }

    @Test
    void theTimesOfSendingMeasureARecordIfEventsCarryNoOthers() {
        List<Event> events = new ArrayList<>();
        for (Event event : events(answered())) {
            events.add(edited(event, "\"interactionEventTS\":\\d+,", ""));
        }

        assertThat(of(events)).isEqualTo(of(answered()));
        assertThat(of(events).complete()).isTrue();
        assertThat(of(events).waiting()).hasSeconds(30);
        assertThat(of(events).ringing()).hasSeconds(5);
        assertThat(of(events).talking()).hasSeconds(120);
        assertThat(of(events).wrapUp()).hasSeconds(15);
    }

    @Test
    void theTimeThatAllEventsShareMeasuresNothing() {
        List<Event> events = new ArrayList<>();
        for (Event event : events(answered())) {
            Event undated = edited(event, "\"interactionEventTS\":\\d+,", "");
            events.add(edited(undated, "\"timestamp\":\\d+", "\"sequenceId\":7"));
        }

        CallRecord callRecord = of(events);

        assertThat(callRecord.complete()).isFalse();
        assertThat(callRecord.created()).isNull();
        assertThat(callRecord.closed()).isNull();
        assertThat(callRecord.talking()).isZero();
        assertThat(callRecord.events()).isEqualTo(8);
    }

    @Test
    void anAssignmentThatDoesNotSayWhenIsMissingAndNotAsLongAsTheWait() {
        List<Event> events = new ArrayList<>();
        for (Event event : events(answered())) {
            if (event.getType().equals("InteractionAssigned")) {
                event = edited(event, "\"interactionEventTS\":\\d+,", "");
                event = edited(event, "\"msgInfo\":\\{[^}]*}", "\"msgInfo\":{}");
            }
            events.add(event);
        }

        CallRecord callRecord = of(events);

        assertThat(callRecord.missing()).containsExactly("InteractionAssigned");
        assertThat(callRecord.ringing()).isZero();
        assertThat(callRecord.talking()).hasSeconds(120);
        assertThat(callRecord.agents()).containsExactly(ann.id());
    }

    private Interaction answered() {
        return interaction()
                .at(NINE)
                .guid("int-1")
                .created()
                .after(seconds(2))
                .queued()
                .after(seconds(30))
                .assigned(ann)
                .after(seconds(5))
                .accepted()
                .after(seconds(120))
                .postProcess()
                .after(seconds(15))
                .endPostProcess()
                .deassigned()
                .deleted()
                .with("dispositionCode", 1000);
    }

    private static CallRecord of(List<Event> events) {
        Timeline timeline = Timeline.of("int-1", "acme");
        for (Event event : events) {
            timeline = timeline.with(event);
        }
        return timeline.record();
    }

    private static Event edited(Event event, String regex, String replacement) {
        String json = new String(event.bytes(), UTF_8).replaceAll(regex, replacement);
        return Event.of(json.getBytes(UTF_8));
    }

    @Test
    void aCustomerWhoHungUpWhileWaitingIsAbandoned() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .after(seconds(90))
                                .unqueued()
                                .deleted());

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(callRecord.waiting()).hasSeconds(90);
        assertThat(callRecord.ended()).isEqualTo(NINE.plusSeconds(90));
        assertThat(callRecord.legs()).isEmpty();
    }

    @Test
    void anInteractionThatWaitedTooLongTimedOut() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .after(seconds(300))
                                .event("InteractionQueueTimeout")
                                .deleted());

        assertThat(callRecord.outcome()).isEqualTo(Outcome.QUEUE_TIMEOUT);
        assertThat(callRecord.waiting()).hasSeconds(300);
    }

    @Test
    void anOutboundCallRangUntilTheCustomerAnswered() {
        CallRecord callRecord =
                of(
                        outboundCall()
                                .at(NINE)
                                .created()
                                .assigned(ann)
                                .after(seconds(12))
                                .customerAccepted()
                                .after(seconds(33))
                                .postProcess()
                                .endPostProcess()
                                .deassigned()
                                .deleted());

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(callRecord.direction()).isEqualTo("out");
        assertThat(callRecord.ringing()).hasSeconds(12);
        assertThat(callRecord.talking()).hasSeconds(33);
    }

    @Test
    void anUnansweredOutboundCallRangUntilItWasDeleted() {
        CallRecord callRecord =
                of(
                        outboundCall()
                                .at(NINE)
                                .created()
                                .assigned(ann)
                                .after(seconds(25))
                                .deleted("SYSTEM", "CEC_DISCONNECT_NOANSWER"));

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.outcome()).isEqualTo(Outcome.NOT_ANSWERED);
        assertThat(callRecord.ringing()).hasSeconds(25);
        assertThat(callRecord.talking()).isZero();
    }

    @Test
    void aRejectedOfferIsASeparateLegAndTheCustomerWaitsAgain() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .after(seconds(10))
                                .assigned(ann)
                                .after(seconds(4))
                                .rejected()
                                .with("agentId", ann.id())
                                .after(seconds(7))
                                .assigned(bob)
                                .after(seconds(3))
                                .accepted()
                                .after(seconds(60))
                                .postProcess()
                                .endPostProcess()
                                .deassigned()
                                .deleted());

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.waiting()).hasSeconds(17);
        assertThat(callRecord.ringing()).hasSeconds(7);
        assertThat(callRecord.legs()).extracting(AgentLeg::rejected).containsExactly(true, false);
        assertThat(callRecord.agents()).containsExactly(ann.id(), bob.id());
    }

    @Test
    void aTransferEndsOneLegAndAllOfItInTheSameSecond() {
        CallRecord callRecord = of(transferred().postProcess().endPostProcess().deleted());

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.outcome()).isEqualTo(Outcome.TRANSFERRED);
        assertThat(callRecord.transfers()).isEqualTo(1);
        assertThat(callRecord.legs())
                .extracting(AgentLeg::agentId, AgentLeg::transferred, AgentLeg::talking)
                .containsExactly(
                        tuple(ann.id(), true, seconds(50)), tuple(bob.id(), false, seconds(70)));
        assertThat(callRecord.talking()).hasSeconds(120);
        assertThat(callRecord.waiting()).isZero();
    }

    private Interaction transferred() {
        return interaction()
                .at(NINE)
                .created()
                .queued()
                .assigned(ann)
                .accepted()
                .after(seconds(50))
                .transferRequested()
                .deassigned()
                .queued()
                .assigned(bob)
                .after(seconds(6))
                .accepted()
                .after(seconds(70));
    }

    @Test
    void aCallThatHappensWithinOneSecondIsWholeAllTheSame() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .assigned(ann)
                                .accepted()
                                .hold()
                                .resumed()
                                .postProcess()
                                .endPostProcess()
                                .deassigned()
                                .deleted());

        assertThat(callRecord.missing()).isEmpty();
        assertThat(callRecord.legs()).hasSize(1);
        assertThat(callRecord.talking()).isZero();
    }

    @Test
    void twoHoldsThatTouchAreBothCounted() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .assigned(ann)
                                .accepted()
                                .after(seconds(10))
                                .hold()
                                .after(seconds(10))
                                .resumed()
                                .hold()
                                .after(seconds(10))
                                .resumed()
                                .after(seconds(10))
                                .postProcess()
                                .endPostProcess()
                                .deleted());

        assertThat(callRecord.onHold()).hasSeconds(20);
        assertThat(callRecord.talking()).hasSeconds(20);
    }

    @Test
    void aHoldThatTheCustomerHungUpOnEndsWithTheTalk() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .assigned(ann)
                                .accepted()
                                .after(seconds(30))
                                .hold()
                                .after(seconds(45))
                                .postProcess()
                                .endPostProcess()
                                .deleted());

        assertThat(callRecord.onHold()).hasSeconds(45);
        assertThat(callRecord.talking()).hasSeconds(30);
    }

    @Test
    void whatContinuesIsNotComplete() {
        CallRecord callRecord = of(interaction().at(NINE).created().queued().assigned(ann));

        assertThat(callRecord.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(callRecord.missing()).containsExactly("InteractionDeleted");
        assertThat(callRecord.ended()).isNull();
    }

    @Test
    void aMissingAnswerLeavesTheDurationsAroundItOutAndIsNamed() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .after(seconds(10))
                                .assigned(ann)
                                .after(seconds(60))
                                .postProcess()
                                .after(seconds(5))
                                .endPostProcess()
                                .deleted());

        assertThat(callRecord.missing()).containsExactly("InteractionAccepted");
        assertThat(callRecord.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(callRecord.waiting()).hasSeconds(10);
        assertThat(callRecord.ringing()).isZero();
        assertThat(callRecord.talking()).isZero();
        assertThat(callRecord.wrapUp()).hasSeconds(5);
    }

    @Test
    void aWrapUpWhoseEndIsMissingIsNotComplete() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .assigned(ann)
                                .accepted()
                                .postProcess()
                                .after(seconds(20))
                                .deassigned()
                                .deleted());

        assertThat(callRecord.missing()).containsExactly("InteractionEndPostProcess");
        assertThat(callRecord.wrapUp()).isZero();
    }

    @Test
    void aWrapUpMayEndAfterTheInteractionWasDeleted() {
        CallRecord callRecord =
                of(
                        interaction()
                                .at(NINE)
                                .created()
                                .queued()
                                .assigned(ann)
                                .accepted()
                                .postProcess()
                                .deleted()
                                .after(seconds(20))
                                .endPostProcess());

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.wrapUp()).hasSeconds(20);
    }

    @Test
    void onlyTheEndIsARecordThatLacksTheRest() {
        CallRecord callRecord =
                Timeline.of(sample("InteractionDeleted").getInteractionGuid(), null)
                        .with(sample("InteractionDeleted"))
                        .record();

        assertThat(callRecord.missing()).containsExactly("InteractionCreated");
        assertThat(callRecord.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(callRecord.tenant()).isNull();
    }

    @Test
    void theSamplesOfOneInteractionMakeARecord() {
        Timeline timeline =
                Timeline.of(
                        "int-184a63564dc-ohWfVIbHJz2Hr2JFhAfdlb4Fa-phone-00-acmecorp01", "acme");

        CallRecord callRecord =
                timeline.with(sample("InteractionDeleted"))
                        .with(sample("InteractionQueued-2"))
                        .with(sample("InteractionCreated"))
                        .record();

        assertThat(callRecord.complete()).isTrue();
        assertThat(callRecord.created()).isEqualTo("2022-11-23T20:35:00Z");
        assertThat(callRecord.waiting()).isEqualTo(Duration.ofSeconds(164));
        assertThat(callRecord.direction()).isEqualTo("in");
    }

    @Test
    void anEventOfAnotherInteractionIsRejectedWithoutPersonalData() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timeline.of("int-1", null).with(sample("InteractionCreated")))
                .withMessageContaining("is not of the interaction int-1")
                .withMessageNotContaining("Andrew");
    }

    @Test
    void anEventThatAddsNothingLeavesTheTimelineAsItIs() {
        Event event = sample("InteractionCreated");
        Timeline timeline = Timeline.of(event.getInteractionGuid(), null).with(event);

        assertThat(timeline.with(event)).isSameAs(timeline);
        assertThat(timeline).hasToString("Timeline[" + event.getInteractionGuid() + ", 1 events]");
    }

    @Test
    void aTimelineOutlivesTheProcess() throws Exception {
        Timeline timeline = timeline(transferred());

        assertThat(writtenAndRead(timeline)).isEqualTo(timeline).hasSameHashCodeAs(timeline);
    }

    @Test
    void anyMapperWritesARecordWithPlainTimesAndSeconds() {
        JsonNode json =
                new ObjectMapper()
                        .valueToTree(of(transferred().postProcess().endPostProcess().deleted()));

        assertThat(json.get("created").asText()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(json.get("talkingSeconds").asInt()).isEqualTo(120);
        assertThat(json.get("complete").asBoolean()).isTrue();
        assertThat(json.get("legs").get(1).get("ringingSeconds").asInt()).isEqualTo(6);
        assertThat(json.has("agents")).isFalse();
    }

    @Test
    void theColumnsAreTheSameForEveryRecord() {
        CallRecord whole = of(transferred().postProcess().endPostProcess().deleted());
        CallRecord begun = of(interaction().created());

        assertThat(begun.columns().keySet()).containsExactlyElementsOf(whole.columns().keySet());
        assertThat(whole.columns())
                .containsEntry("agents", ann.id() + " " + bob.id())
                .containsEntry("talking_seconds", 120L)
                .containsEntry("accepted", "2026-03-02T09:00:00Z")
                .containsEntry("complete", true)
                .containsEntry("missing", "");
    }

    private static CallRecord of(Interaction interaction) {
        return timeline(interaction).record();
    }

    private static Timeline timeline(Interaction interaction) {
        Timeline timeline = Timeline.of(interaction.guid(), "acme");
        for (Event event : events(interaction)) {
            timeline = timeline.with(event);
        }
        return timeline;
    }

    /** In reverse order, so that no test depends on the order. */
    private static List<Event> events(Interaction interaction) {
        List<Event> events = new ArrayList<>();
        interaction.messages().forEach(message -> events.add(0, Event.of(message.payload())));
        return events;
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Object writtenAndRead(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
