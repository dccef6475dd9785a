/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * An event, read from a frame as 8x8's Java examples do: the frame to an object with Jackson's
 * databind, the payload to a string and that to a tree.
 *
 * @param messageId the id to acknowledge
 * @param type the event type
 * @param interaction the interaction
 * @param payload the payload
 */
record ReceivedEvent(String messageId, String type, String interaction, String payload) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReceivedEvent of(String frame) throws JsonProcessingException {
        Envelope envelope = JSON.readValue(frame, Envelope.class);
        String payload =
                new String(Base64.getDecoder().decode(envelope.payload()), StandardCharsets.UTF_8);
        JsonNode event = JSON.readTree(payload).elements().next();
        return new ReceivedEvent(
                envelope.messageId(),
                event.path("event").asText(),
                event.path("interactionGUID").asText(),
                payload);
    }

    /** The frame that acknowledges the event. */
    String acknowledgement() throws JsonProcessingException {
        return acknowledgement(messageId);
    }

    static String acknowledgement(String messageId) throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of("messageId", messageId));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Envelope(String messageId, String payload) {}
}
