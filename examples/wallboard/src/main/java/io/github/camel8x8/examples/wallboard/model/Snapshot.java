/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.List;

/**
 * The state of the contact center at one moment. Times are absolute, so it stays valid until the
 * next event.
 *
 * @param time the moment
 * @param targetSeconds the service level's time in seconds
 * @param goalPercent the target percentage of calls answered within it
 * @param queues by name
 * @param agents by name
 * @param calls by state, the longest in the state first
 */
public record Snapshot(
        Instant time,
        long targetSeconds,
        int goalPercent,
        Totals totals,
        List<QueueStatus> queues,
        List<AgentView> agents,
        List<LiveCall> calls) {

    /** Copies the lists. */
    public Snapshot {
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
        calls = List.copyOf(calls);
    }
}
