/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.test.broker.Message;
import java.io.UncheckedIOException;
import java.time.Instant;

/** One event while it is written: a root key, and the fields in it. */
final class EventPayload {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private final ObjectNode fields;

    EventPayload(String root) {
        fields = payload.putObject(root);
    }

    ObjectNode fields() {
        return fields;
    }

    /** Any value that Jackson can write. */
    void set(String field, Object value) {
        fields.set(field, JSON.valueToTree(value));
    }

    /** Sometimes filled, sometimes not: both are seen. */
    void messageInfo(boolean filled, Instant at, long sequence) {
        ObjectNode info = fields.putObject("msgInfo");
        if (filled) {
            info.put("instanceId", "example.8x8.com")
                    .put("sequenceId", sequence)
                    .put("timestamp", at.toEpochMilli());
        }
    }

    Message message() {
        try {
            return Message.of(JSON.writeValueAsBytes(payload));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
