/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/** Parses frames of clients, and creates the one answer that readers and consumers share. */
final class ClientFrames {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClientFrames() {}

    /**
     * Parses an object.
     *
     * @throws NullPointerException if the text is {@code null}, as in Pulsar
     * @throws JsonProcessingException if it is anything else
     */
    static JsonNode object(String text) throws JsonProcessingException {
        JsonNode json = JSON.readTree(text);
        if (json.getNodeType() == JsonNodeType.NULL) {
            throw new NullPointerException();
        }
        if (!json.isObject()) {
            throw unreadable("Cannot deserialize from " + json.getNodeType());
        }
        return json;
    }

    static JsonMappingException unreadable(String message) {
        return new JsonMappingException(null, message);
    }

    static boolean asksForEndOfTopic(JsonNode command) {
        return command.path("type").asText().equals("isEndOfTopic");
    }

    static WebSocketFrame endOfTopic(boolean reached) {
        return new TextWebSocketFrame("{\"endOfTopic\":" + reached + "}");
    }
}
