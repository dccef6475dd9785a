/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.cloudevents;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.text.PercentEncoding;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.jspecify.annotations.Nullable;

/**
 * The context attributes of an event, by the names of Camel's headers for them. See {@link
 * CloudEventDataTypeTransformer} for their values.
 */
final class CloudEventAttributes {

    static final CloudEvent SPECIFICATION = CloudEvents.v1_0;

    static final String JSON = "application/json";

    private static final String TYPE_PREFIX = "com.8x8.contactcenter.";

    private static final String NO_TYPE = "Event";

    /** The source if no header contains the topic. */
    private static final String NO_TOPIC = "8x8-contact-center";

    /** The years of RFC 3339 have four digits. */
    private static final Instant END_OF_RFC_3339 = Instant.parse("+10000-01-01T00:00:00Z");

    /** Characters that the type String of CloudEvents excludes. */
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}]");

    private CloudEventAttributes() {}

    /**
     * All attributes from the event and its headers. A header that is already set takes precedence,
     * since the route has set it.
     */
    static Map<String, Object> of(Event event, Message message) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, SPECIFICATION.version());
        attributes.put(CloudEvent.CAMEL_CLOUD_EVENT_ID, id(event, message));
        attributes.put(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, source(message));
        attributes.put(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, type(event));
        putIfKnown(attributes, CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, subject(event));
        putIfKnown(attributes, CloudEvent.CAMEL_CLOUD_EVENT_TIME, time(event, message));
        attributes.put(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, JSON);
        for (CloudEvent.Attribute attribute : SPECIFICATION.attributes()) {
            putIfKnown(
                    attributes,
                    attribute.id(),
                    known(message.getHeader(attribute.id(), String.class)));
        }
        return attributes;
    }

    /** The message id is the same at each delivery of the event, and so is the payload. */
    private static String id(Event event, Message message) {
        String messageId = known(message.getHeader(EventsConstants.MESSAGE_ID, String.class));
        if (messageId == null) {
            messageId = known(event.getMessageId()); // the part of a split batch has no header
        }
        return messageId == null ? "sha256-" + hash(event) : messageId;
    }

    private static String source(Message message) {
        String tenant = known(message.getHeader(EventsConstants.TENANT, String.class));
        String namespace = known(message.getHeader(EventsConstants.NAMESPACE, String.class));
        String topic = known(message.getHeader(EventsConstants.TOPIC, String.class));
        if (tenant == null || namespace == null || topic == null) {
            return NO_TOPIC;
        }
        return "persistent://%s/%s/%s"
                .formatted(segment(tenant), segment(namespace), segment(topic));
    }

    private static String type(Event event) {
        String type = known(event.getType());
        return TYPE_PREFIX + (type == null ? NO_TYPE : type);
    }

    private static @Nullable String subject(Event event) {
        String interactionGuid = known(event.getInteractionGuid());
        return interactionGuid == null ? known(event.getAgentId()) : interactionGuid;
    }

    private static @Nullable String time(Event event, Message message) {
        Instant time = event.getEventTime();
        if (time != null && !time.isBefore(END_OF_RFC_3339)) {
            time = null;
        }
        if (time == null || !event.hasOwnTime()) {
            Instant published = message.getHeader(EventsConstants.PUBLISH_TIME, Instant.class);
            time = published == null ? time : published;
        }
        return time == null ? null : time.toString();
    }

    /** A tenant's name may contain any character. */
    private static String segment(String text) {
        return PercentEncoding.encode(text);
    }

    private static String hash(Event event) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(event.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** No attribute may be empty, and a payload may contain any character. */
    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isEmpty() ? null : FORBIDDEN.matcher(text).replaceAll("\uFFFD");
    }

    private static void putIfKnown(
            Map<String, Object> attributes, String header, @Nullable String value) {
        if (value != null) {
            attributes.put(header, value);
        }
    }
}
