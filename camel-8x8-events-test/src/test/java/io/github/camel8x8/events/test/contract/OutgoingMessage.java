/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A message to publish.
 *
 * @param payload any bytes
 * @param key or null
 * @param properties empty for none
 * @param eventTime or null
 */
public record OutgoingMessage(
        byte[] payload, String key, Map<String, String> properties, Instant eventTime) {

    /** A message with a payload only. */
    public static OutgoingMessage of(byte[] payload) {
        return new OutgoingMessage(payload, null, Map.of(), null);
    }

    /** A message with a payload only, in UTF-8. */
    public static OutgoingMessage of(String payload) {
        return of(payload.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy with this key. */
    public OutgoingMessage withKey(String key) {
        return new OutgoingMessage(payload, key, properties, eventTime);
    }

    /** A copy with these properties. */
    public OutgoingMessage withProperties(Map<String, String> properties) {
        return new OutgoingMessage(payload, key, properties, eventTime);
    }

    /** A copy with this time. */
    public OutgoingMessage withEventTime(Instant eventTime) {
        return new OutgoingMessage(payload, key, properties, eventTime);
    }
}
