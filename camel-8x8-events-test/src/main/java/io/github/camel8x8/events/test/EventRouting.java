/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.Routing;
import io.github.camel8x8.events.test.broker.StoredMessage;
import io.github.camel8x8.events.test.broker.TopicName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Routes events as 8x8 does: an event on {@code event-v1/all} is also published to the topic of its
 * type and, if it names an agent, to the agent's topic.
 */
final class EventRouting implements Routing {

    static final String EVENTS = "event-v1";
    static final String AGENTS = "agent-v1";
    static final String ALL = "all";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<TopicName> alsoTo(TopicName topic, Message message) {
        if (!topic.namespace().equals(EVENTS) || !topic.topic().equals(ALL)) {
            return List.of();
        }
        JsonNode payload = parse(message.payload());
        if (!payload.isObject() || payload.isEmpty()) {
            return List.of();
        }
        Map.Entry<String, JsonNode> root = payload.properties().iterator().next();
        List<TopicName> others = new ArrayList<>();
        others.add(topic.sibling(type(payload, root)));
        String agent = root.getValue().path("agentId").asText();
        if (!agent.isEmpty()) {
            others.add(new TopicName(topic.tenant(), AGENTS, agent));
        }
        return others;
    }

    /** The type of an event; empty if the payload is not an event. */
    static String type(Message message) {
        JsonNode payload = parse(message.payload());
        return payload.isObject() && !payload.isEmpty()
                ? type(payload, payload.properties().iterator().next())
                : "";
    }

    /** An event of a topic, with what its payload contains. */
    static StreamEvent event(StoredMessage stored) {
        Message message = stored.message();
        JsonNode payload = parse(message.payload());
        JsonNode root =
                payload.isObject() && !payload.isEmpty() ? payload.iterator().next() : payload;
        String guid = root.path("interactionGUID").asText();
        return new StreamEvent(
                stored.id(),
                type(message),
                guid.isEmpty() ? root.path("agentId").asText() : guid,
                message.key(),
                stored.publishTime(),
                message.text());
    }

    private static String type(JsonNode payload, Map.Entry<String, JsonNode> root) {
        if (payload.path("eventType").isTextual()) {
            return payload.path("eventType").asText();
        }
        return root.getKey().equals("AgentStatusChange")
                ? root.getKey()
                : root.getValue().path("event").asText(root.getKey());
    }

    private static JsonNode parse(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
