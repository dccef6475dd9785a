/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of rows: the ones that need attention first. The page sorts by the same rules between
 * two messages ({@code order.js}). Durations are compared in whole seconds, as they are shown.
 *
 * @param now the moment
 */
record LateFirst(Settings settings, Instant now) {

    /** The order of agents within their limits. */
    private static final List<AgentState> STATES =
            List.of(
                    AgentState.RINGING,
                    AgentState.WRAP_UP,
                    AgentState.ON_HOLD,
                    AgentState.TALKING,
                    AgentState.AVAILABLE,
                    AgentState.AWAY,
                    AgentState.UNKNOWN,
                    AgentState.OFFLINE);

    /**
     * Queues in which a call waits too long, the longest wait first; then queues below the goal,
     * the lowest service level first; then the others by name.
     */
    Comparator<QueueStatus> queues() {
        return Comparator.comparing((QueueStatus queue) -> !isLate(queue))
                .thenComparing(
                        queue -> isLate(queue) ? queue.waitingSince() : null,
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(
                        queue -> isBelowGoal(queue) ? queue.serviceLevel() : null,
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(QueueStatus::name)
                .thenComparing(QueueStatus::id);
    }

    /**
     * Agents who are longer in a state than its limit, the most overdue first; then by state; and
     * of the same state the longest first.
     */
    Comparator<AgentView> agents() {
        return Comparator.comparing(
                        this::overdueSince, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(agent -> STATES.indexOf(agent.state()))
                .thenComparing(AgentView::since)
                .thenComparing(AgentView::name)
                .thenComparing(AgentView::id);
    }

    private boolean isLate(QueueStatus queue) {
        return isLonger(queue.waitingSince(), settings.serviceLevel());
    }

    private boolean isBelowGoal(QueueStatus queue) {
        return queue.serviceLevel() != null && queue.serviceLevel() < settings.goalPercent();
    }

    /** When the agent's limit ended; null if it has not. */
    private @Nullable Instant overdueSince(AgentView agent) {
        Map<AgentState, Duration> limits = settings.agentLimits();
        Duration limit = limits.get(agent.state());
        return limit != null && isLonger(agent.since(), limit) ? agent.since().plus(limit) : null;
    }

    private boolean isLonger(@Nullable Instant since, Duration limit) {
        return since != null && Duration.between(since, now).toSeconds() > limit.toSeconds();
    }
}
