/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to publish. The payload is shared, not copied: leave it alone afterwards.
 *
 * @param payload any bytes; 8x8 sends JSON in UTF-8
 * @param key or null
 * @param properties in the order in which they stand in the frame; empty for none
 * @param eventTime or null
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Message(
        byte[] payload,
        @Nullable String key,
        Map<String, String> properties,
        @Nullable Instant eventTime) {

    /** A message of nothing but its payload. */
    public static Message of(byte[] payload) {
        return new Message(payload, null, Map.of(), null);
    }

    /** A message of nothing but its payload, in UTF-8. */
    public static Message of(String payload) {
        return of(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with this key. */
    public Message withKey(@Nullable String newKey) {
        return new Message(payload, newKey, properties, eventTime);
    }

    /** The same with these properties. */
    public Message withProperties(Map<String, String> newProperties) {
        return new Message(payload, key, newProperties, eventTime);
    }

    /** The same with this time. */
    public Message withEventTime(@Nullable Instant newEventTime) {
        return new Message(payload, key, properties, newEventTime);
    }

    /** The payload as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
