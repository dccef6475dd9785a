/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The fields of one object that an {@link EventSummary} is made of, while they are being read. */
final class SummaryFields {

    private @Nullable String event;
    private @Nullable String interactionGuid;
    private @Nullable String agentId;
    private @Nullable String queueId;
    private @Nullable String callState;
    private @Nullable String mediaType;
    private @Nullable String resourceType;
    private @Nullable String direction;

    /** Reads a whole object, from its opening brace; clears all earlier fields. */
    void readObject(JsonParser parser) throws IOException {
        clear();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            read(parser, parser.currentName(), parser.nextToken());
            parser.skipChildren();
        }
    }

    void read(JsonParser parser, String name, JsonToken value) throws IOException {
        switch (name) {
            case "event" -> event = text(parser, value);
            case "interactionGUID" -> interactionGuid = text(parser, value);
            case "agentId" -> agentId = text(parser, value);
            case "queueId" -> queueId = text(parser, value);
            case "callState" -> callState = text(parser, value);
            case "mediaType" -> mediaType = text(parser, value);
            case "resourceType" -> resourceType = text(parser, value);
            case "direction" -> direction = text(parser, value);
            default -> {
                // read from the tree, on request
            }
        }
    }

    @Nullable String event() {
        return event;
    }

    EventSummary summary(@Nullable String family, @Nullable String type) {
        return new EventSummary(
                family, type, interactionGuid, agentId, queueId, callState, mediaType(), direction);
    }

    /** The summary of the fields in a family, whose name is the type of some events. */
    EventSummary summaryIn(String family) {
        boolean familyIsType = family.equals("AgentStatusChange") || !present(event);
        return summary(family, familyIsType ? family : event);
    }

    /** 8x8, Field Reference: the names in its events for each resource type. */
    private @Nullable String mediaType() {
        if (present(mediaType) || resourceType == null) {
            return mediaType;
        }
        return switch (resourceType) {
            case "0", "4" -> "phone"; // 4 is video
            case "1" -> "email";
            case "2", "3" -> "chat"; // 3 is SMS
            default -> null;
        };
    }

    void clear() {
        event = null;
        interactionGuid = null;
        agentId = null;
        queueId = null;
        callState = null;
        mediaType = null;
        resourceType = null;
        direction = null;
    }

    /** A scalar as written, with every digit; null for anything else. */
    static @Nullable String text(JsonParser parser, JsonToken value) throws IOException {
        return value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
    }

    static boolean present(@Nullable String text) {
        return text != null && !text.isEmpty();
    }
}
