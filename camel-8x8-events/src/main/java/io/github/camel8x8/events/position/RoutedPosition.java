/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.ReaderPosition;
import io.github.camel8x8.events.internal.stream.position.StoredPosition;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * The position of an event, or of the last event of a batch, in a route.
 *
 * @param key the key under which it is stored
 * @param topic the topic, or its partition
 * @param id the message id
 */
record RoutedPosition(String key, String topic, String id) {

    /**
     * Reads the headers of an Exchange.
     *
     * @throws IllegalArgumentException if a header is missing, or if the Exchange is a part of a
     *     split
     */
    static RoutedPosition of(Exchange exchange) {
        if (isPartOfSplit(exchange)) {
            throw new IllegalArgumentException(
                    "storePosition is called in a split, but it stores the position of the whole"
                            + " batch or event, so the database would skip the other parts; call it"
                            + " before the split, in the same transaction as the split");
        }
        Message message = exchange.getMessage();
        String last = message.getHeader(EventsConstants.LAST_MESSAGE_ID, String.class);
        String id = last == null ? header(message, EventsConstants.MESSAGE_ID) : last;
        TopicName topic =
                new TopicName(
                        header(message, EventsConstants.TENANT),
                        header(message, EventsConstants.NAMESPACE),
                        header(message, EventsConstants.TOPIC));
        return new RoutedPosition(
                header(message, EventsConstants.POSITION_KEY), topic.streamOf(id).toString(), id);
    }

    /** {@return the position as it is stored} */
    String value() {
        return valueOf(id);
    }

    /**
     * Removes the first events of a batch if the database has them already: after a commit that was
     * reported as failed, events can be in batches of other sizes than before.
     *
     * @param stored the position that the database had before; null if there was none
     * @throws IllegalArgumentException if the body is not the batch any more
     */
    void removeEventsUpTo(@Nullable String stored, Message message) {
        String first = message.getHeader(EventsConstants.FIRST_MESSAGE_ID, String.class);
        if (stored == null || first == null || isAfter(first, stored)) {
            return;
        }
        if (!(message.getBody() instanceof EventBatch batch)) {
            throw new IllegalArgumentException(
                    "storePosition needs the batch as the body, because the database contains some"
                            + " of its events already; put storePosition before the steps that"
                            + " replace the body");
        }
        List<Event> rest =
                batch.stream()
                        .filter(
                                event -> {
                                    String each = event.getMessageId();
                                    return each == null || isAfter(each, stored);
                                })
                        .toList();
        message.setBody(EventBatch.of(rest));
        message.setHeader(EventsConstants.BATCH_SIZE, rest.size());
        message.setHeader(EventsConstants.FIRST_MESSAGE_ID, rest.get(0).getMessageId());
    }

    /** The result of a split can have the properties of a part; only a part has another id. */
    private static boolean isPartOfSplit(Exchange exchange) {
        String whole = exchange.getProperty(ExchangePropertyKey.CORRELATION_ID, String.class);
        return exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX) != null
                && whole != null
                && !whole.equals(exchange.getExchangeId());
    }

    private boolean isAfter(String messageId, String stored) {
        return PositionValue.of(valueOf(messageId)).replaces(PositionValue.of(stored));
    }

    private String valueOf(String messageId) {
        return new StoredPosition(new ReaderPosition(messageId, null), topic).toText();
    }

    private static String header(Message message, String name) {
        String value = message.getHeader(name, String.class);
        if (value == null) {
            throw new IllegalArgumentException(
                    "storePosition needs the header "
                            + name
                            + ", but the message does not have it; read with a reader (no"
                            + " subscription) that has an offsetRepository and"
                            + " concurrentConsumers=1, and keep the headers until this step");
        }
        return value;
    }
}
