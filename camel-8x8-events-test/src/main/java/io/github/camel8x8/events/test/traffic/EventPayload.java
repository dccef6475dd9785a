/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel8x8.events.test.broker.Message;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.regex.Pattern;

/** Builds one event: a root key, and its fields. */
final class EventPayload {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An integer in JSON's syntax: no leading zero, no plus sign. */
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,99})");

    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private final ObjectNode fields;

    EventPayload(String root) {
        fields = payload.putObject(root);
    }

    ObjectNode fields() {
        return fields;
    }

    /** Sets a field to any value that Jackson can write. */
    void set(String field, Object value) {
        fields.set(field, JSON.valueToTree(value));
    }

    /** Adds to the attached data; a key may repeat. */
    void attach(String key, String value) {
        fields.withObjectProperty("attachedData")
                .withArrayProperty("attachedDatum")
                .addObject()
                .put("attachedDataKey", key)
                .set("attachedDataValue", JSON.valueToTree(typed(value)));
    }

    /**
     * Derives the JSON type of an attached value from its text: {@code true} and {@code 0} lose
     * their quotes, {@code 0123} keeps them.
     */
    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        return INTEGER.matcher(value).matches() ? new BigInteger(value) : value;
    }

    /**
     * Adds {@code msgInfo}. The time is always present; 8x8 sends events with and without the other
     * fields.
     *
     * @param whole whether to add the other fields
     */
    void messageInfo(boolean whole, Instant at, long sequence) {
        ObjectNode info = fields.putObject("msgInfo");
        if (whole) {
            info.put("instanceId", "example.8x8.com").put("sequenceId", sequence);
        }
        info.put("timestamp", at.toEpochMilli());
    }

    Message message() {
        try {
            return Message.of(JSON.writeValueAsBytes(payload));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
