/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static io.github.camel8x8.examples.wallboard.model.BoardUnderTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.traffic.Agent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an agent does. */
class WallboardAgentTest {

    private static final Agent ANN = Agent.withId("ag1");

    private final BoardUnderTest board = new BoardUnderTest();

    @Test
    void aStatusIsNamedAsTheTenantNamesIt() {
        board.apply(status("ag1", 5, 0));

        assertThat(board.agent().state()).isEqualTo(AgentState.AWAY);
        assertThat(board.agent().label()).isEqualTo("Lunch");
        assertThat(board.agent().since()).isEqualTo(at(0));
        assertThat(board.snapshot().totals().away()).isEqualTo(1);
    }

    @Test
    void aStatusThatNobodyNamedKeepsItsNumber() {
        board.apply(status("ag1", 77, 0));

        assertThat(board.agent().label()).isEqualTo("Status 77");
    }

    @Test
    void anAgentWhoIsNotListedIsNamedByTheId() {
        board.apply(status("agAglVJkg0TU28dok9y9UQKg", 1, 0));

        assertThat(board.agent().name()).isEqualTo("agAglVJkg0…");
    }

    @Test
    void anOlderStatusThatComesLateChangesNothing() {
        board.apply(status("ag1", 5, 10)).apply(status("ag1", 1, 5));

        assertThat(board.agent().label()).isEqualTo("Lunch");
    }

    @Test
    void whoHasLoggedOutIsNotShown() {
        board.apply(status("ag1", 1, 0)).apply(status("ag1", 9, 5));

        assertThat(board.snapshot().agents()).isEmpty();
    }

    @Test
    void aCallShowsMoreThanTheStatus() {
        board.apply(status("ag1", 1, 0));
        board.apply(interaction().at(at(5)).queued().assigned(ANN).at(at(9)).accepted());

        assertThat(board.agent().state()).isEqualTo(AgentState.TALKING);
        assertThat(board.agent().since()).isEqualTo(at(9));
        assertThat(board.snapshot().totals().onCalls()).isEqualTo(1);
        assertThat(board.snapshot().totals().available()).isZero();
    }

    @Test
    void afterACallTheStatusCountsFromItsEnd() {
        board.apply(status("ag1", 1, 0));
        board.apply(interaction().at(at(5)).assigned(ANN).accepted().at(at(65)).deleted());

        assertThat(board.agent().state()).isEqualTo(AgentState.AVAILABLE);
        assertThat(board.agent().since()).isEqualTo(at(65));
    }

    @Test
    void anAgentOfWhomOnlyACallWasSeenIsUnknownAfterIt() {
        board.apply(interaction().at(at(5)).assigned(ANN).accepted().deleted());

        assertThat(board.agent().state()).isEqualTo(AgentState.UNKNOWN);
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
