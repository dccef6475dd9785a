/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The state of the contact center at one moment. Times are absolute, so it stays valid until the
 * next event.
 *
 * @param time the moment
 * @param targetSeconds the service level's time in seconds
 * @param goalPercent the target percentage of calls answered within it
 * @param lateSeconds how long an agent can be in a state before it is late, in seconds
 * @param events the period that the received events cover
 * @param queues the ones in which calls wait too long first, then those below the goal
 * @param agents the ones who are too long in their state first, then by state
 * @param calls by state, the longest in the state first
 */
public record Snapshot(
        Instant time,
        long targetSeconds,
        int goalPercent,
        Map<AgentState, Long> lateSeconds,
        EventTimes events,
        Totals totals,
        Trend trend,
        List<QueueStatus> queues,
        List<AgentView> agents,
        List<LiveCall> calls) {

    /** Copies the collections. */
    public Snapshot {
        lateSeconds = Map.copyOf(lateSeconds);
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
        calls = List.copyOf(calls);
    }
}
