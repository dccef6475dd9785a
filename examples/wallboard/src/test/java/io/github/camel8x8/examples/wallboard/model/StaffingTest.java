/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.events.test.traffic.Interaction.outboundCall;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.NOON;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agents of each queue: how many have a call of it, and how many are free for one. */
class StaffingTest {

    private static final Agent ANN = Agent.withId("ag1");
    private static final Agent BEN = Agent.withId("ag2");
    private static final int HOUR = 3600;

    private final BoardUnderTest board = new BoardUnderTest();

    @Test
    void anAgentWithACallOfTheQueueIsBusyInIt() {
        board.apply(call(1, "A").assigned(ANN)).apply(call(2, "B").assigned(BEN).accepted());

        assertStaff("A", 1, 0);
        assertStaff("B", 1, 0);
    }

    @Test
    void anAgentInWrapUpIsStillBusy() {
        board.apply(call(1, "A").assigned(ANN).accepted().event("InteractionPostProcess"));

        assertStaff("A", 1, 0);
    }

    @Test
    void anAvailableAgentIsFreeInEachQueueWhoseCallsTheAgentHad() {
        board.apply(available("ag1", 0)).apply(available("ag2", 0));
        board.apply(call(1, "A").assigned(ANN).accepted().deleted());
        board.apply(call(2, "B").assigned(ANN).accepted().deleted());
        board.apply(call(2, "B").assigned(BEN).accepted().deleted());

        assertStaff("A", 0, 1);
        assertStaff("B", 0, 2);
    }

    @Test
    void anAgentOnABreakIsNotFree() {
        board.apply(call(1, "A").assigned(ANN).accepted().deleted()).apply(status("ag1", 5, 60));

        assertStaff("A", 0, 0);
    }

    @Test
    void anAgentWithACallOfAnotherQueueIsNotFree() {
        board.apply(call(1, "A").assigned(ANN).accepted().deleted());
        board.apply(call(2, "B").assigned(ANN).accepted());

        assertStaff("A", 0, 0);
        assertStaff("B", 1, 0);
    }

    @Test
    void anOutboundCallDoesNotMakeAnAgentAMemberOfAQueue() {
        board.apply(available("ag1", 0)).apply(call(1, "A").deleted());
        board.apply(outboundCall().queue(1, "A").at(at(5)).created().assigned(ANN).deleted());

        assertStaff("A", 0, 0);
    }

    @Test
    void aTransferredCallMakesEachAgentAMemberOfTheRightQueue() {
        board.apply(available("ag1", 0)).apply(available("ag2", 0));
        Interaction transferred =
                call(1, "A")
                        .assigned(ANN)
                        .accepted()
                        .at(at(30))
                        .deassigned()
                        .queue(2, "B")
                        .queued()
                        .assigned(BEN)
                        .accepted()
                        .at(at(60))
                        .deleted();

        // One event after the other: in between, the call looks as if it had skipped a queue.
        for (Event event : BoardUnderTest.eventsOf(transferred)) {
            board.apply(List.of(event));
        }

        assertStaff("A", 0, 1);
        assertStaff("B", 0, 1);
    }

    @Test
    void anAgentWithoutACallOfTheQueueForTwelveHoursIsNoLongerAMember() {
        board.now(NOON.plusSeconds(HOUR)).apply(call(1, "A").assigned(ANN).accepted().deleted());
        board.now(NOON.plusSeconds(11 * HOUR)).apply(available("ag1", 10 * HOUR));
        board.apply(interaction().queue(1, "A").at(at(11 * HOUR)).queued());
        assertStaff("A", 0, 1);

        board.now(NOON.plusSeconds(13 * HOUR));

        assertStaff("A", 0, 0);
    }

    private void assertStaff(String queue, int busy, int free) {
        assertThat(board.snapshot().queues())
                .filteredOn(status -> status.name().equals(queue))
                .singleElement()
                .satisfies(
                        status -> {
                            assertThat(status.busy()).as("busy").isEqualTo(busy);
                            assertThat(status.free()).as("free").isEqualTo(free);
                        });
    }

    private static Interaction call(int queueId, String queue) {
        return interaction().queue(queueId, queue).at(at(0)).created().queued();
    }

    private static Events available(String agentId, int second) {
        return status(agentId, 1, second);
    }

    private static Events status(String agentId, int newState, int second) {
        String json =
                """
                {"AgentStatusChange": {"agentId": "%s", "newState": %d, "statusEventTS": %d}}
                """
                        .formatted(agentId, newState, at(second).getEpochSecond());
        return () -> List.of(Message.of(json));
    }
}
