/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to publish. The payload is shared, not copied: do not modify it afterwards.
 *
 * @param payload any bytes; 8x8 sends JSON in UTF-8
 * @param key or null
 * @param properties in their order in the frame; empty for none
 * @param eventTime or null
 * @param publishTime null for the time at which it is published
 */
@SuppressWarnings("ArrayRecordComponent") // messages are never compared
public record Message(
        byte[] payload,
        @Nullable String key,
        Map<String, String> properties,
        @Nullable Instant eventTime,
        @Nullable Instant publishTime) {

    /** Identity distinguishes it from an empty payload. */
    private static final byte[] NULL_PAYLOAD = {};

    /**
     * {@return a message with only a payload}
     *
     * @param payload the payload
     */
    public static Message of(byte[] payload) {
        return new Message(payload, null, Map.of(), null, null);
    }

    /**
     * {@return a message with only a payload, in UTF-8}
     *
     * @param payload the payload
     */
    public static Message of(String payload) {
        return of(payload.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return a message with a null payload, which a producer sends to mark a key as deleted} As
     * on Pulsar, a session stays open at such a message, and sends neither it nor any later one.
     */
    public static Message ofNullPayload() {
        return of(NULL_PAYLOAD);
    }

    /**
     * {@return the same message with this key}
     *
     * @param newKey the key; null for none
     */
    public Message withKey(@Nullable String newKey) {
        return new Message(payload, newKey, properties, eventTime, publishTime);
    }

    /**
     * {@return the same message with these properties}
     *
     * @param newProperties the properties; empty for none
     */
    public Message withProperties(Map<String, String> newProperties) {
        return new Message(payload, key, newProperties, eventTime, publishTime);
    }

    /**
     * {@return the same message with this event time}
     *
     * @param newEventTime the event time; null for none
     */
    public Message withEventTime(@Nullable Instant newEventTime) {
        return new Message(payload, key, properties, newEventTime, publishTime);
    }

    /**
     * {@return the same message with this publish time} As on Pulsar, the time does not change the
     * order of the messages in a topic.
     *
     * @param newPublishTime the publish time, as precise as milliseconds; null for the time at
     *     which the message is published
     */
    public Message withPublishTime(@Nullable Instant newPublishTime) {
        return new Message(payload, key, properties, eventTime, newPublishTime);
    }

    /** {@return whether the payload is null; false if it is only empty} */
    public boolean hasNullPayload() {
        return payload == NULL_PAYLOAD;
    }

    /** {@return the payload as text} */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
