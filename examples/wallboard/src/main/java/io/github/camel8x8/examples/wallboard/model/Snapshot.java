/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.List;

/**
 * The contact centre at one moment. Times are points in time, so it stays true while nothing
 * happens.
 *
 * @param time the moment
 * @param targetSeconds the service level's time
 * @param goalPercent which percentage is to be answered within it
 * @param queues by name
 * @param agents by name
 * @param calls by state, the longest in it first
 */
public record Snapshot(
        Instant time,
        long targetSeconds,
        int goalPercent,
        Totals totals,
        List<QueueStatus> queues,
        List<AgentView> agents,
        List<LiveCall> calls) {

    /** Keeps copies. */
    public Snapshot {
        queues = List.copyOf(queues);
        agents = List.copyOf(agents);
        calls = List.copyOf(calls);
    }
}
