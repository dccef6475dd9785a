/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.callrecord;

import static io.github.camel8x8.events.callrecord.Lifecycles.NINE;
import static io.github.camel8x8.events.callrecord.Lifecycles.recordOf;
import static io.github.camel8x8.events.callrecord.Lifecycles.seconds;
import static io.github.camel8x8.events.callrecord.Lifecycles.transferred;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.events.test.traffic.Interaction.outboundCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camel8x8.events.test.traffic.Agent;
import org.junit.jupiter.api.Test;

/** The call records of lifecycles from 8x8's Event Lifecycle page. */
class LifecycleTest {

    private final Agent ann = Agent.named("Ann");
    private final Agent bob = Agent.named("Bob");

    @Test
    void anAnsweredCallHasItsTimesAndDurations() {
        CallRecord callRecord =
                recordOf(
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
    void aCustomerWhoHungUpWhileWaitingIsAbandoned() {
        CallRecord callRecord =
                recordOf(
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
                recordOf(
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
                recordOf(
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
                recordOf(
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
                recordOf(
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
        CallRecord callRecord =
                recordOf(transferred(ann, bob).postProcess().endPostProcess().deleted());

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

    @Test
    void aCallThatHappensWithinOneSecondIsWholeAllTheSame() {
        CallRecord callRecord =
                recordOf(
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
                recordOf(
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
                recordOf(
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
}
