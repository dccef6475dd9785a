/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import io.github.camel8x8.events.EventsConstants;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.event.EventBatch;
import io.github.camel8x8.events.internal.protocol.MessageId;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Events and batches in a route, with the headers of their positions. */
final class RoutedEvents {

    static final String KEY = "8x8events/pulsar-ws-euw2.8x8.com:443/acme/event-v1/all";

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    private RoutedEvents() {}

    static Exchange event(long number) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.getMessage().setHeader(EventsConstants.POSITION_KEY, KEY);
        exchange.getMessage().setHeader(EventsConstants.MESSAGE_ID, id(number));
        exchange.getMessage().setHeader(EventsConstants.TENANT, "acme");
        exchange.getMessage().setHeader(EventsConstants.NAMESPACE, "event-v1");
        exchange.getMessage().setHeader(EventsConstants.TOPIC, "all");
        return exchange;
    }

    static Exchange batch(int first, int last) {
        Exchange exchange = event(last);
        Message message = exchange.getMessage();
        message.removeHeader(EventsConstants.MESSAGE_ID);
        message.setHeader(EventsConstants.BATCH_SIZE, last - first + 1);
        message.setHeader(EventsConstants.FIRST_MESSAGE_ID, id(first));
        message.setHeader(EventsConstants.LAST_MESSAGE_ID, id(last));
        message.setBody(
                EventBatch.of(
                        IntStream.rangeClosed(first, last)
                                .mapToObj(number -> Event.of(new byte[0], id(number)))
                                .toList()));
        return exchange;
    }

    static List<String> ids(Exchange batch) {
        return batch.getMessage().getBody(EventBatch.class).stream()
                .map(Event::getMessageId)
                .toList();
    }

    static String position(long number) {
        return id(number) + "@acme/event-v1/all";
    }

    static String id(long number) {
        return new MessageId(5, number, -1, -1, -1, null).toText();
    }
}
