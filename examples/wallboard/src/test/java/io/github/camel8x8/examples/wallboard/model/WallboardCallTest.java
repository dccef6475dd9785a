/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import static io.github.camel8x8.events.test.traffic.Interaction.chat;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.events.test.traffic.Interaction.outboundCall;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.at;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.eventsOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where one call is. */
class WallboardCallTest {

    private static final Agent ANN = Agent.withId("ag1");
    private static final Agent BOB = Agent.withId("ag2");

    private final BoardUnderTest board = new BoardUnderTest();

    private final Interaction call = interaction().queue(7, "Sales").at(at(0)).created();

    @Test
    void aNewCallIsBeingRouted() {
        board.apply(call);

        assertThat(board.call().state()).isEqualTo(CallState.ROUTING);
        assertThat(board.snapshot().totals().calls()).isEqualTo(1);
    }

    @Test
    void aVeryLongNameIsShortened() {
        board.apply(interaction().queue(7, "\ud83d\ude00".repeat(5_000)).at(at(0)).queued());

        assertThat(board.queue().name()).isEqualTo("\ud83d\ude00".repeat(100) + "…");
        assertThat(board.call().queue()).isEqualTo(board.queue().name());
    }

    @Test
    void anEventDoesNotTakeLongerIfManyCallsAreLive() {
        // This would take minutes if each event read all live calls.
        assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    for (int i = 0; i < 20_000; i++) {
                        board.apply(
                                """
                                {"Interaction": {"event": "InteractionQueued",
                                 "interactionGUID": "int-%d", "interactionEventTS": 1772452800}}
                                """
                                        .formatted(i));
                    }
                });
        assertThat(board.snapshot().totals().calls()).isEqualTo(20_000);
    }

    @Test
    void aQueuedCallWaits() {
        board.apply(call.at(at(3)).queued());

        assertThat(board.call().state()).isEqualTo(CallState.WAITING);
        assertThat(board.call().queue()).isEqualTo("Sales");
        assertThat(board.call().since()).isEqualTo(at(3));
        assertThat(board.call().startedAt()).isEqualTo(at(0));
        assertThat(board.queue().waiting()).isEqualTo(1);
        assertThat(board.queue().waitingSince()).isEqualTo(at(3));
        assertThat(board.snapshot().totals().waitingSince()).isEqualTo(at(3));
    }

    @Test
    void anAssignedCallRingsAtItsAgent() {
        board.apply(call.queued().at(at(9)).assigned(ANN));

        assertThat(board.call().state()).isEqualTo(CallState.RINGING);
        assertThat(board.call().agent()).isEqualTo("Ann");
        assertThat(board.agent().state()).isEqualTo(AgentState.RINGING);
        assertThat(board.agent().call()).isEqualTo(board.call().id());
        assertThat(board.queue().waiting()).isZero();
    }

    @Test
    void aCallWhoseEventsSayOnlyWhenTheyWereSentIsWhereItIs() {
        for (Event event : eventsOf(call.at(at(3)).queued().at(at(9)).assigned(ANN))) {
            board.apply(
                    new String(event.bytes(), UTF_8)
                            .replaceAll("\"interactionEventTS\":\\d+,", ""));
        }

        assertThat(board.call().state()).isEqualTo(CallState.RINGING);
        assertThat(board.call().since()).isEqualTo(at(9));
        assertThat(board.call().startedAt()).isEqualTo(at(0));
    }

    @Test
    void aRejectedCallContinuesWaitingFromWhereItBegan() {
        board.apply(call.at(at(1)).queued().at(at(9)).assigned(ANN).at(at(15)).rejected());

        assertThat(board.call().state()).isEqualTo(CallState.WAITING);
        assertThat(board.call().since()).isEqualTo(at(1));
        assertThat(board.call().agent()).isNull();
    }

    @Test
    void aCallOnHoldIsStillItsAgents() {
        board.apply(call.queued().assigned(ANN).accepted().at(at(40)).hold());

        assertThat(board.call().state()).isEqualTo(CallState.ON_HOLD);
        assertThat(board.agent().state()).isEqualTo(AgentState.ON_HOLD);
        assertThat(board.agent().since()).isEqualTo(at(40));

        board.apply(call.at(at(50)).resumed());

        assertThat(board.call().state()).isEqualTo(CallState.TALKING);
    }

    @Test
    void aTransferredCallWaitsAgainAndItsAgentIsFree() {
        board.apply(call.queued().assigned(ANN).at(at(20)).accepted());
        call.at(at(60)).transferRequested().deassigned().queue(8, "Billing").queued();
        board.apply(call.at(at(70)).assigned(BOB));

        assertThat(board.call().queue()).isEqualTo("Billing");
        assertThat(board.snapshot().agents())
                .extracting(AgentView::name, AgentView::call)
                .containsExactlyInAnyOrder(tuple("Ann", null), tuple("ag2", board.call().id()));
    }

    @Test
    void wrapUpLastsUntilTheAgentIsDoneWithIt() {
        board.apply(call.queued().assigned(ANN).accepted().at(at(90)).postProcess());
        assertThat(board.agent().state()).isEqualTo(AgentState.WRAP_UP);

        board.apply(call.at(at(99)).endPostProcess());
        assertThat(board.agent().call()).isNull();
        assertThat(board.agent().since()).isEqualTo(at(99));
    }

    @Test
    void anEndedCallIsGone() {
        board.apply(call.queued().assigned(ANN).accepted().postProcess().deassigned().deleted());

        assertThat(board.snapshot().calls()).isEmpty();
        assertThat(board.snapshot().totals().calls()).isZero();
    }

    @Test
    void anEndedCallDoesNotComeBackWithARepeatedEvent() {
        board.apply(call.queued().assigned(ANN).accepted().deleted());
        board.now(at(2 * 3600)).snapshot();

        board.apply(call);

        assertThat(board.snapshot().calls()).isEmpty();
        assertThat(board.queue().answered()).isEqualTo(1);
    }

    @Test
    void aCallWhoseEndWasMissedIsForgotten() {
        board.apply(call.queued());

        board.now(at(11 * 3600));
        assertThat(board.snapshot().calls()).hasSize(1);
        board.now(at(13 * 3600));
        assertThat(board.snapshot().calls()).isEmpty();
    }

    @Test
    void aCallOfWhichAnEventHasJustComeIsNotForgottenHoweverOldThatIs() {
        board.now(at(13 * 3600)).apply(call.queued());

        assertThat(board.snapshot().calls()).hasSize(1);
        board.now(at(13 * 3600 + 601));
        assertThat(board.snapshot().calls()).isEmpty();
    }

    @Test
    void aCallThatIsFirstSeenInItsMiddleIsShown() {
        board.apply(
                "{\"Interaction\": {\"event\": \"RecordingStatus\", \"agentId\": \"ag1\","
                        + " \"interactionGUID\": \"int-1-abc-phone\", \"status\": \"resume\"}}");

        assertThat(board.call().state()).isEqualTo(CallState.TALKING);
        assertThat(board.call().agent()).isEqualTo("Ann");
    }

    @Test
    void anOutboundCallIsInNoQueue() {
        board.apply(outboundCall().at(at(0)).created().assigned(ANN).customerAccepted());

        assertThat(board.call().outbound()).isTrue();
        assertThat(board.call().state()).isEqualTo(CallState.TALKING);
        assertThat(board.snapshot().queues()).isEmpty();
    }

    @Test
    void aChatIsShownAsOne() {
        board.apply(chat().at(at(0)).created().queued());

        assertThat(board.call().media()).isEqualTo("chat");
    }

    @Test
    void ofTheCustomerOnlyThreeDigitsAreKept() {
        board.apply(interaction().caller("Ada Example", 15_555_550_168L).at(at(0)).created());

        assertThat(board.call().caller()).isEqualTo("•••168");
        assertThat(board.snapshot().toString()).doesNotContain("555").doesNotContain("Ada");
    }

    @Test
    void oneCallIsReportedFromAnotherWhoseIdBeginsTheSame() {
        board.apply(interaction().guid("int-1-sameSame1-phone").at(at(0)).created());
        board.apply(interaction().guid("int-2-sameSame2-phone").at(at(0)).created());

        assertThat(board.snapshot().calls())
                .extracting(LiveCall::id)
                .containsExactly("sameSame", "sameSame-2");
    }

    @Test
    void whatIsNoCallAndNoStatusChangesNothing() {
        Snapshot before = board.snapshot();

        board.apply("{\"AgentProvChange\": {\"agentId\": \"ag1\", \"enabled\": \"yes\"}}");
        board.apply("{\"SomethingNew\": {\"event\": \"New\", \"interactionGUID\": \"x\"}}");
        board.apply("no JSON");

        assertThat(board.snapshot()).isEqualTo(before);
    }
}
