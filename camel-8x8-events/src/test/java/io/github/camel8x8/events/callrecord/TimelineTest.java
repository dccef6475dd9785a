/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import static io.github.camel8x8.events.callrecord.Lifecycles.NINE;
import static io.github.camel8x8.events.callrecord.Lifecycles.eventsOf;
import static io.github.camel8x8.events.callrecord.Lifecycles.recordOf;
import static io.github.camel8x8.events.callrecord.Lifecycles.seconds;
import static io.github.camel8x8.events.callrecord.Lifecycles.timelineOf;
import static io.github.camel8x8.events.callrecord.Lifecycles.transferred;
import static io.github.camel8x8.events.event.Events.sample;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timelines with missing, late and repeated events. */
class TimelineTest {

    private final Agent ann = Agent.named("Ann");
    private final Agent bob = Agent.named("Bob");

    @Test
    void theTimesOfSendingMeasureARecordIfEventsCarryNoOthers() {
        List<Event> events = new ArrayList<>();
        for (Event event : eventsOf(answered())) {
            events.add(edited(event, "\"interactionEventTS\":\\d+,", ""));
        }

        assertThat(recordOf(events)).isEqualTo(recordOf(answered()));
        assertThat(recordOf(events).complete()).isTrue();
        assertThat(recordOf(events).waiting()).hasSeconds(30);
        assertThat(recordOf(events).ringing()).hasSeconds(5);
        assertThat(recordOf(events).talking()).hasSeconds(120);
        assertThat(recordOf(events).wrapUp()).hasSeconds(15);
    }

    @Test
    void theTimeThatAllEventsShareMeasuresNothing() {
        List<Event> events = new ArrayList<>();
        for (Event event : eventsOf(answered())) {
            Event undated = edited(event, "\"interactionEventTS\":\\d+,", "");
            events.add(edited(undated, "\"timestamp\":\\d+", "\"sequenceId\":7"));
        }

        CallRecord callRecord = recordOf(events);

        assertThat(callRecord.complete()).isFalse();
        assertThat(callRecord.created()).isNull();
        assertThat(callRecord.closed()).isNull();
        assertThat(callRecord.talking()).isZero();
        assertThat(callRecord.events()).isEqualTo(8);
    }

    @Test
    void anAssignmentThatDoesNotSayWhenIsMissingAndNotAsLongAsTheWait() {
        List<Event> events = new ArrayList<>();
        for (Event event : eventsOf(answered())) {
            if (event.getType().equals("InteractionAssigned")) {
                event = edited(event, "\"interactionEventTS\":\\d+,", "");
                event = edited(event, "\"msgInfo\":\\{[^}]*}", "\"msgInfo\":{}");
            }
            events.add(event);
        }

        CallRecord callRecord = recordOf(events);

        assertThat(callRecord.missing()).containsExactly("InteractionAssigned");
        assertThat(callRecord.ringing()).isZero();
        assertThat(callRecord.talking()).hasSeconds(120);
        assertThat(callRecord.agents()).containsExactly(ann.id());
    }

    @Test
    void whatContinuesIsNotComplete() {
        CallRecord callRecord = recordOf(interaction().at(NINE).created().queued().assigned(ann));

        assertThat(callRecord.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(callRecord.missing()).containsExactly("InteractionDeleted");
        assertThat(callRecord.ended()).isNull();
    }

    @Test
    void aMissingAnswerLeavesTheDurationsAroundItOutAndIsNamed() {
        CallRecord callRecord =
                recordOf(
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
                recordOf(
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
                recordOf(
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
        Timeline timeline = timelineOf(transferred(ann, bob));

        assertThat(writtenAndRead(timeline)).isEqualTo(timeline).hasSameHashCodeAs(timeline);
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

    private static Event edited(Event event, String regex, String replacement) {
        String json = new String(event.bytes(), UTF_8).replaceAll(regex, replacement);
        return Event.of(json.getBytes(UTF_8));
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
