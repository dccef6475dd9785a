/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.util.Map;

/**
 * How a wallboard counts, and how much it keeps.
 *
 * @param serviceLevel the time within which a call must be answered; usually 20 s
 * @param goalPercent the target percentage of calls answered within it, 1 to 100
 * @param agentLimits how long an agent can be in a state before the wallboard marks it as late; a
 *     state without a limit is never late
 * @param correctable how long late events can correct a call after its end
 * @param forgotten the time without an event after which a call, queue or agent is removed, because
 *     its end was missed; a call with late events is kept while it is correctable, and a queue
 *     while it has a count of today
 * @param mostEnded the number of ended calls that are kept for correction, and of further ids that
 *     are kept so that a duplicate event does not restore a call
 */
public record Settings(
        Duration serviceLevel,
        int goalPercent,
        Map<AgentState, Duration> agentLimits,
        Duration correctable,
        Duration forgotten,
        int mostEnded) {

    /** Copies the map, and checks the ranges. */
    public Settings {
        agentLimits = Map.copyOf(agentLimits);
        if (serviceLevel.isNegative() || serviceLevel.isZero()) {
            throw new IllegalArgumentException(
                    "serviceLevel is " + serviceLevel + ", must be above zero");
        }
        if (goalPercent < 1 || goalPercent > 100) {
            throw new IllegalArgumentException(
                    "goalPercent is " + goalPercent + ", must be 1 to 100");
        }
        if (mostEnded < 1) {
            throw new IllegalArgumentException("mostEnded is " + mostEnded + ", must be above 0");
        }
    }

    /**
     * The settings for a target percentage of calls answered within a time; other settings have
     * common values.
     */
    public static Settings goal(int percent, Duration serviceLevel) {
        return new Settings(
                serviceLevel,
                percent,
                Map.of(
                        AgentState.RINGING, serviceLevel,
                        AgentState.ON_HOLD, Duration.ofMinutes(2),
                        AgentState.WRAP_UP, Duration.ofMinutes(2),
                        AgentState.AWAY, Duration.ofMinutes(30)),
                Duration.ofMinutes(10),
                Duration.ofHours(12),
                20_000);
    }

    /** The same settings with other limits of agents. */
    public Settings withAgentLimits(Map<AgentState, Duration> limits) {
        return new Settings(serviceLevel, goalPercent, limits, correctable, forgotten, mostEnded);
    }
}
