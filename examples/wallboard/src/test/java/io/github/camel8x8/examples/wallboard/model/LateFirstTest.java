/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import static io.github.camel8x8.examples.wallboard.model.AgentState.AVAILABLE;
import static io.github.camel8x8.examples.wallboard.model.AgentState.AWAY;
import static io.github.camel8x8.examples.wallboard.model.AgentState.ON_HOLD;
import static io.github.camel8x8.examples.wallboard.model.AgentState.RINGING;
import static io.github.camel8x8.examples.wallboard.model.AgentState.TALKING;
import static io.github.camel8x8.examples.wallboard.model.AgentState.WRAP_UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of rows, with a service level of 80 % within 20 s. */
class LateFirstTest {

    private static final Instant NOW = BoardUnderTest.NOON;

    private final Settings settings = Settings.goal(80, Duration.ofSeconds(20));

    @Test
    void theQueueWithTheLongestWaitIsFirst() {
        assertOrder(waiting("B", 300), waiting("A", 21));
    }

    @Test
    void aQueueInWhichACallWaitsTooLongIsBeforeOneThatMissesTheGoal() {
        assertOrder(waiting("Z", 21), queue("A", null, 10));
    }

    @Test
    void theQueueWithTheLowestServiceLevelIsFirstOfThoseBelowTheGoal() {
        assertOrder(queue("C", null, 60), queue("A", null, 79), queue("B", null, 80));
    }

    @Test
    void aWaitWithinTheTargetDoesNotMoveAQueue() {
        assertOrder(queue("A", null, 90), waiting("B", 20), queue("C", null, null));
    }

    @Test
    void queuesWithoutDelayAreSortedByName() {
        assertOrder(queue("A", null, null), queue("B", null, 100), queue("C", null, 80));
    }

    @Test
    void theMostOverdueAgentIsFirst() {
        // 100 s over the limit of two minutes, 10 s over that of thirty minutes.
        assertOrder(agent("Z", WRAP_UP, 220), agent("Y", AWAY, 1810), agent("A", RINGING, 5));
    }

    @Test
    void agentsWithinTheirLimitsAreSortedByStateAndThenByTime() {
        assertOrder(
                agent("F", RINGING, 5),
                agent("E", WRAP_UP, 20),
                agent("D", ON_HOLD, 60),
                agent("C", TALKING, 9000),
                agent("B", TALKING, 10),
                agent("A", AVAILABLE, 700),
                agent("0", AWAY, 900));
    }

    @Test
    void aStateWithoutALimitIsNeverLate() {
        Settings none = settings.withAgentLimits(Map.of());

        assertThat(new LateFirst(none, NOW).agents())
                .as("by state only")
                .satisfies(
                        order ->
                                assertThat(
                                                order.compare(
                                                        agent("A", RINGING, 5),
                                                        agent("B", WRAP_UP, 50_000)))
                                        .isNegative());
    }

    private void assertOrder(QueueStatus... expected) {
        List<QueueStatus> queues = new ArrayList<>(Arrays.asList(expected));
        Collections.reverse(queues);
        queues.sort(new LateFirst(settings, NOW).queues());
        assertThat(queues).containsExactly(expected);
    }

    private void assertOrder(AgentView... expected) {
        List<AgentView> agents = new ArrayList<>(Arrays.asList(expected));
        Collections.reverse(agents);
        agents.sort(new LateFirst(settings, NOW).agents());
        assertThat(agents).containsExactly(expected);
    }

    private static QueueStatus waiting(String name, int seconds) {
        return queue(name, NOW.minusSeconds(seconds), 100);
    }

    private static QueueStatus queue(
            String name, @Nullable Instant waitingSince, @Nullable Integer level) {
        return new QueueStatus(
                name, name, waitingSince == null ? 0 : 1, waitingSince, 1, 0, level, 0, 0);
    }

    private static AgentView agent(String name, AgentState state, int seconds) {
        return new AgentView(name, name, state, state.label(), NOW.minusSeconds(seconds), null);
    }
}
