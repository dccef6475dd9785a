/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.stream.TopicName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Writes an event into an Exchange. The headers are these and no others: a name that comes over the
 * wire stands inside the one map of properties.
 */
final class EventExchanges {

    private final TopicName topic;
    private final HeaderFilterStrategy properties;
    private final boolean allowManualAck;

    /**
     * @param properties decides which properties of a message may reach the Exchange
     */
    EventExchanges(TopicName topic, HeaderFilterStrategy properties, boolean allowManualAck) {
        this.topic = topic;
        this.properties = properties;
        this.allowManualAck = allowManualAck;
    }

    void write(Arrival arrival, Exchange exchange) {
        Event event = arrival.event();
        MessageFrame frame = arrival.delivery().message();
        Message message = exchange.getMessage();
        message.setBody(event);
        set(message, EventsConstants.EVENT_TYPE, event.getType());
        set(message, EventsConstants.INTERACTION_GUID, event.getInteractionGuid());
        set(message, EventsConstants.AGENT_ID, event.getAgentId());
        set(message, EventsConstants.QUEUE_ID, event.getQueueId());
        set(message, EventsConstants.CALL_STATE, event.getCallState());
        set(message, EventsConstants.MEDIA_TYPE, event.getMediaType());
        set(message, EventsConstants.DIRECTION, event.getDirection());
        set(message, EventsConstants.MESSAGE_ID, frame.messageId());
        set(message, EventsConstants.KEY, frame.key());
        set(message, EventsConstants.REDELIVERY_COUNT, frame.redeliveryCount());
        set(message, EventsConstants.TENANT, topic.tenant());
        set(message, EventsConstants.NAMESPACE, topic.namespace());
        set(message, EventsConstants.TOPIC, topic.topic());
        set(message, EventsConstants.PROPERTIES, allowed(frame.properties(), exchange));
        Instant published = PublishTime.parse(frame.publishTime());
        if (published != null) {
            set(message, EventsConstants.PUBLISH_TIME, published);
            set(message, Exchange.MESSAGE_TIMESTAMP, published.toEpochMilli());
        }
        if (allowManualAck) {
            set(
                    message,
                    EventsConstants.ACKNOWLEDGEMENT,
                    new EventsAcknowledgement(arrival.delivery()));
        }
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

    private static void set(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
