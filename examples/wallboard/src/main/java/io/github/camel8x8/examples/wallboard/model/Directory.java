/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.util.Map;
import java.util.Optional;

/**
 * What events do not tell and each tenant decides: the names of agents, and what the numbers in
 * {@code AgentStatusChange} mean.
 *
 * @param agentNames by the agent's short id
 * @param statuses by the value of {@code newState}
 */
public record Directory(Map<String, String> agentNames, Map<String, AgentStatus> statuses) {

    private static final int SHORT_ID = 10;

    /** Keeps copies. */
    public Directory {
        agentNames = Map.copyOf(agentNames);
        statuses = Map.copyOf(statuses);
    }

    /** The name of an agent; of one who is not listed, the beginning of the id. */
    String agentName(String agentId) {
        String name = agentNames.get(agentId);
        if (name != null) {
            return name;
        }
        return agentId.length() > SHORT_ID ? agentId.substring(0, SHORT_ID) + "…" : agentId;
    }

    /** What a status means: one that is not listed keeps its number, and counts as away. */
    AgentStatus status(String newState) {
        return Optional.ofNullable(statuses.get(newState))
                .orElseGet(() -> new AgentStatus(AgentState.AWAY, "Status " + newState));
    }
}
