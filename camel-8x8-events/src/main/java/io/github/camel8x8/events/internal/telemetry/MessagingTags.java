/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.telemetry;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.EventsEndpoint;
import io.github.camel8x8.events.internal.protocol.MessageId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a span by OpenTelemetry's conventions for messaging. They contain ids, and no other
 * data of an event.
 */
final class MessagingTags {

    private static final String OPERATION = "process";

    private final Map<String, String> tags = new LinkedHashMap<>();
    private final String destination;

    private MessagingTags(Message message, Endpoint endpoint) {
        destination = destinationOf(message, endpoint);
        tags.put("messaging.system", "pulsar");
        tags.put("messaging.operation.name", OPERATION);
        tags.put("messaging.operation.type", OPERATION);
        tags.put("messaging.destination.name", destination);
        put("messaging.message.id", message, EventsConstants.MESSAGE_ID);
        put("messaging.batch.message_count", message, EventsConstants.BATCH_SIZE);
        put("messaging.message.conversation_id", message, EventsConstants.INTERACTION_GUID);
        put("messaging.8x8.event.type", message, EventsConstants.EVENT_TYPE);
        put("messaging.destination.partition.id", partitionOf(message));
        if (endpoint instanceof EventsEndpoint events) {
            String subscription = events.getConfiguration().getSubscription();
            put("messaging.destination.subscription.name", subscription);
            put("messaging.consumer.group.name", subscription);
        }
    }

    /** The tags of an event, or of a batch. */
    static MessagingTags of(Exchange exchange, Endpoint endpoint) {
        return new MessagingTags(exchange.getIn(), endpoint);
    }

    /** The name of the span: the operation and the destination, as the conventions define it. */
    static String spanName(Exchange exchange, Endpoint endpoint) {
        return OPERATION + " " + destinationOf(exchange.getIn(), endpoint);
    }

    Map<String, String> values() {
        return tags;
    }

    /** The route may have removed a header; then that of the endpoint. */
    private static String destinationOf(Message message, Endpoint endpoint) {
        String tenant = message.getHeader(EventsConstants.TENANT, String.class);
        String namespace = message.getHeader(EventsConstants.NAMESPACE, String.class);
        String topic = message.getHeader(EventsConstants.TOPIC, String.class);
        return tenant == null || namespace == null || topic == null
                ? AbstractSpanDecorator.stripSchemeAndOptions(endpoint)
                : String.join("/", tenant, namespace, topic);
    }

    /** The partition of an event, or of all events of a batch. */
    private static @Nullable String partitionOf(Message message) {
        String first = partition(message, EventsConstants.FIRST_MESSAGE_ID);
        String last = partition(message, EventsConstants.LAST_MESSAGE_ID);
        return first != null && first.equals(last)
                ? first
                : partition(message, EventsConstants.MESSAGE_ID);
    }

    private static @Nullable String partition(Message message, String header) {
        String text = message.getHeader(header, String.class);
        MessageId id = text == null ? null : MessageId.parseOrNull(text);
        return id == null || id.partition() < 0 ? null : Integer.toString(id.partition());
    }

    private void put(String tag, Message message, String header) {
        put(tag, message.getHeader(header, String.class));
    }

    private void put(String tag, @Nullable String value) {
        if (value != null) {
            tags.put(tag, value);
        }
    }
}
