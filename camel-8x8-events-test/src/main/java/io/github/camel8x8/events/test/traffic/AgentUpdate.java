/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import io.github.camel8x8.events.test.Events;
import io.github.camel8x8.events.test.broker.Message;
import java.time.Instant;
import java.util.List;

/**
 * {@code AgentUpdate} or {@code AgentLoginUpdate}. 8x8 documents their names, but no sample: they
 * contain only the known fields, the agent and {@code msgInfo}, whose timestamp is their only time.
 */
public final class AgentUpdate implements Events {

    private final EventPayload event;

    private AgentUpdate(String type, Agent agent, Instant at, long sequence) {
        event = new EventPayload(type);
        event.set("agentId", agent.id());
        event.set("event", type);
        event.messageInfo(true, at, sequence);
    }

    /**
     * An agent was changed.
     *
     * @param agent the agent
     * @return the event
     */
    public static AgentUpdate agentUpdate(Agent agent) {
        return update(agent, Instant.now(), 1);
    }

    /**
     * An agent has logged in or out.
     *
     * @param agent the agent
     * @return the event
     */
    public static AgentUpdate agentLoginUpdate(Agent agent) {
        return loginUpdate(agent, Instant.now(), 1);
    }

    static AgentUpdate update(Agent agent, Instant at, long sequence) {
        return new AgentUpdate("AgentUpdate", agent, at, sequence);
    }

    static AgentUpdate loginUpdate(Agent agent, Instant at, long sequence) {
        return new AgentUpdate("AgentLoginUpdate", agent, at, sequence);
    }

    @Override
    public List<Message> messages() {
        return List.of(event.message());
    }
}
