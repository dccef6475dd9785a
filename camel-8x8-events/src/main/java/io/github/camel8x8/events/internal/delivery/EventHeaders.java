/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.DeliveryGroup;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the events of one topic. There are no others: a name that the server sends is only
 * a key in the map of properties.
 */
public final class EventHeaders {

    /** In the order in which they are written. */
    private static final List<String> VALUES =
            List.of(
                    EventsConstants.EVENT_TYPE,
                    EventsConstants.INTERACTION_GUID,
                    EventsConstants.AGENT_ID,
                    EventsConstants.QUEUE_ID,
                    EventsConstants.CALL_STATE,
                    EventsConstants.MEDIA_TYPE,
                    EventsConstants.DIRECTION,
                    EventsConstants.MESSAGE_ID,
                    EventsConstants.POSITION_KEY,
                    EventsConstants.KEY,
                    EventsConstants.REDELIVERY_COUNT,
                    EventsConstants.TENANT,
                    EventsConstants.NAMESPACE,
                    EventsConstants.TOPIC,
                    EventsConstants.PUBLISH_TIME,
                    EventsConstants.MESSAGE_TIMESTAMP);

    private static final Set<String> NAMES = Set.copyOf(VALUES);

    private final TopicName topic;
    private final HeaderFilterStrategy properties;
    private final boolean allowManualAck;
    private final @Nullable Function<TopicName, String> positionKeys;
    private final @Nullable String positionKey;

    /**
     * Describes the headers of the events of a topic.
     *
     * @param properties decides which properties of a message may reach the Exchange
     */
    public EventHeaders(TopicName topic, HeaderFilterStrategy properties, boolean allowManualAck) {
        this(topic, properties, allowManualAck, null);
    }

    private EventHeaders(
            TopicName topic,
            HeaderFilterStrategy properties,
            boolean allowManualAck,
            @Nullable Function<TopicName, String> positionKeys) {
        this.topic = topic;
        this.properties = properties;
        this.allowManualAck = allowManualAck;
        this.positionKeys = positionKeys;
        this.positionKey = positionKeys == null ? null : positionKeys.apply(topic);
    }

    /**
     * The same headers, and the key under which the position of the topic is stored, or that of its
     * partition.
     *
     * @param keys the key of a topic or partition; null for none
     * @return the headers
     */
    public EventHeaders withPositionKey(@Nullable Function<TopicName, String> keys) {
        return new EventHeaders(topic, properties, allowManualAck, keys);
    }

    /** Each partition has a position. */
    private @Nullable String positionKey(MessageFrame frame) {
        Function<TopicName, String> keys = positionKeys;
        TopicName stream = keys == null ? topic : topic.streamOf(frame.messageId());
        return keys == null || stream.equals(topic) ? positionKey : keys.apply(stream);
    }

    /** Whether {@link #value} supports a header of this name; the comparison is case-sensitive. */
    static boolean isValue(String name) {
        return NAMES.contains(name);
    }

    /** The value of such a header; null if this event has none. */
    @Nullable Object value(String name, InFlightEvent inFlight) {
        Event event = inFlight.event();
        MessageFrame frame = inFlight.delivery().message();
        return switch (name) {
            case EventsConstants.EVENT_TYPE -> event.getType();
            case EventsConstants.INTERACTION_GUID -> event.getInteractionGuid();
            case EventsConstants.AGENT_ID -> event.getAgentId();
            case EventsConstants.QUEUE_ID -> event.getQueueId();
            case EventsConstants.CALL_STATE -> event.getCallState();
            case EventsConstants.MEDIA_TYPE -> event.getMediaType();
            case EventsConstants.DIRECTION -> event.getDirection();
            case EventsConstants.MESSAGE_ID -> frame.printableId();
            case EventsConstants.POSITION_KEY -> positionKey(frame);
            case EventsConstants.KEY -> frame.key();
            case EventsConstants.REDELIVERY_COUNT -> frame.redeliveryCount();
            case EventsConstants.TENANT -> topic.tenant();
            case EventsConstants.NAMESPACE -> topic.namespace();
            case EventsConstants.TOPIC -> topic.topic();
            case EventsConstants.PUBLISH_TIME -> frame.published();
            case EventsConstants.MESSAGE_TIMESTAMP -> millis(frame.published());
            default -> null;
        };
    }

    /**
     * Writes the headers of a batch: those that its events have in common, and its place in the
     * topic. A header of a single event would be wrong on the parts of a split.
     */
    void write(InFlightBatch batch, Map<String, Object> headers) {
        DeliveryGroup deliveries = batch.delivery();
        headers.put(EventsConstants.BATCH_SIZE, batch.events().size());
        headers.put(EventsConstants.FIRST_MESSAGE_ID, deliveries.first().message().printableId());
        headers.put(EventsConstants.LAST_MESSAGE_ID, deliveries.last().message().printableId());
        headers.put(EventsConstants.TENANT, topic.tenant());
        headers.put(EventsConstants.NAMESPACE, topic.namespace());
        headers.put(EventsConstants.TOPIC, topic.topic());
        String key = positionKey(deliveries.last().message());
        if (key != null) {
            headers.put(EventsConstants.POSITION_KEY, key);
        }
        if (allowManualAck) {
            headers.put(EventsConstants.ACKNOWLEDGEMENT, new DeliveryAcknowledgement(deliveries));
        }
    }

    /** Writes all headers of an event. */
    void write(InFlightEvent inFlight, Map<String, Object> headers, Exchange exchange) {
        for (String name : VALUES) {
            // The time is parsed at each call; the map already has it.
            Object value =
                    name.equals(EventsConstants.MESSAGE_TIMESTAMP)
                            ? millis(headers.get(EventsConstants.PUBLISH_TIME))
                            : value(name, inFlight);
            if (value != null) {
                headers.put(name, value);
            }
        }
        headers.put(
                EventsConstants.PROPERTIES,
                allowed(inFlight.delivery().message().properties(), exchange));
        if (allowManualAck) {
            headers.put(
                    EventsConstants.ACKNOWLEDGEMENT,
                    new DeliveryAcknowledgement(inFlight.delivery()));
        }
    }

    private static @Nullable Long millis(@Nullable Object published) {
        return published instanceof Instant time ? time.toEpochMilli() : null;
    }

    private Map<String, String> allowed(Map<String, String> received, Exchange exchange) {
        if (received.isEmpty()) {
            return received;
        }
        Map<String, String> allowed = new LinkedHashMap<>(received);
        allowed.entrySet()
                .removeIf(
                        property ->
                                properties.applyFilterToExternalHeaders(
                                        property.getKey(), property.getValue(), exchange));
        return allowed;
    }
}
