/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The agents of each queue: those who have had a call of it in the last hours. 8x8 does not send
 * the assignment of agents to queues.
 */
final class Staffing {

    private static final Duration SLOT = Duration.ofHours(1);

    /** The number of assignments of each agent, by hour and queue. */
    private final Map<Long, Map<String, Map<String, Integer>>> hours = new HashMap<>();

    /**
     * The agents of one queue at one moment.
     *
     * @param busy agents with a call of this queue
     * @param free available agents who have had a call of this queue
     */
    record Staff(int busy, int free) {

        static final Staff NONE = new Staff(0, 0);

        private Staff plus(Staff other) {
            return new Staff(busy + other.busy, free + other.free);
        }
    }

    /** Replaces the previous assignments of a call with its current ones. */
    void learn(Calls.Change change) {
        if (change.before() != null) {
            count(change.before().assignments(), -1);
        }
        count(change.after().assignments(), 1);
    }

    void forget(Duration unseen, Instant now) {
        hours.keySet().removeIf(hour -> hour < hour(now.minus(unseen)));
    }

    /**
     * The agents of each queue, by its id.
     *
     * @param calls the calls of agents, by id
     */
    Map<String, Staff> view(Collection<AgentView> agents, Map<String, Call> calls) {
        Map<String, Set<String>> queuesOf = new HashMap<>();
        everyCount(
                (queue, agent) -> queuesOf.computeIfAbsent(agent, a -> new HashSet<>()).add(queue));
        Map<String, Staff> staff = new HashMap<>();
        for (AgentView agent : agents) {
            Call call = agent.call() == null ? null : calls.get(agent.call());
            if (call != null && call.queueId() != null) {
                staff.merge(call.queueId(), new Staff(1, 0), Staff::plus);
            } else if (agent.state() == AgentState.AVAILABLE) {
                queuesOf.getOrDefault(agent.id(), Set.of())
                        .forEach(queue -> staff.merge(queue, new Staff(0, 1), Staff::plus));
            }
        }
        return staff;
    }

    private void count(Collection<Assignment> assignments, int change) {
        for (Assignment assignment : assignments) {
            hours.computeIfAbsent(hour(assignment.at()), hour -> new HashMap<>())
                    .computeIfAbsent(assignment.queueId(), queue -> new HashMap<>())
                    .merge(assignment.agentId(), change, Integer::sum);
        }
    }

    private void everyCount(BiConsumer<String, String> consumer) {
        for (Map<String, Map<String, Integer>> queues : hours.values()) {
            queues.forEach(
                    (queue, agents) ->
                            agents.forEach(
                                    (agent, count) -> {
                                        if (count > 0) {
                                            consumer.accept(queue, agent);
                                        }
                                    }));
        }
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SLOT.toSeconds());
    }
}
