/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.util.Map;
import java.util.Optional;

/**
 * Tenant data that events do not contain: the names of agents, and the meaning of the numbers in
 * {@code AgentStatusChange}.
 *
 * @param agentNames by the agent's short id
 * @param statuses by the value of {@code newState}
 */
public record Directory(Map<String, String> agentNames, Map<String, AgentStatus> statuses) {

    private static final int SHORT_ID = 10;

    /** Copies the maps. */
    public Directory {
        agentNames = Map.copyOf(agentNames);
        statuses = Map.copyOf(statuses);
    }

    /** The name of an agent; the beginning of the id if the agent is not listed. */
    String agentName(String agentId) {
        String name = agentNames.get(agentId);
        if (name != null) {
            return name;
        }
        return agentId.length() > SHORT_ID ? agentId.substring(0, SHORT_ID) + "…" : agentId;
    }

    /** The meaning of a status; one that is not listed is shown by number, and counts as away. */
    AgentStatus status(String newState) {
        return Optional.ofNullable(statuses.get(newState))
                .orElseGet(() -> new AgentStatus(AgentState.AWAY, "Status " + newState));
    }
}
