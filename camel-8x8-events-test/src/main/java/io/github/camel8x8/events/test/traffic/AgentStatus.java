/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import java.time.Instant;
import java.util.List;

/** {@code AgentStatusChange}: an agent's status. Each tenant defines the meaning of the numbers. */
public final class AgentStatus implements Events {

    private final EventPayload event = new EventPayload("AgentStatusChange");

    AgentStatus(Agent agent, int newState, Instant at, long sequence) {
        event.set("agentId", agent.id());
        event.messageInfo(true, at, sequence);
        event.set("newReasonCodeUser", "none");
        event.set("newState", newState);
        event.set("newSubState", "none");
        event.set("newSubStateReason", "none");
        event.set("statusEventTS", at.getEpochSecond());
    }

    /**
     * Sets an agent's status.
     *
     * @param agent the agent whose status changes
     * @param newState the id in the tenant's list of statuses
     * @return the event
     */
    public static AgentStatus agentStatus(Agent agent, int newState) {
        return new AgentStatus(agent, newState, Instant.now(), 1);
    }

    @Override
    public List<Message> messages() {
        return List.of(event.message());
    }
}
