/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.stream.Delivery;
import io.github.camel8x8.events.stream.options.TopicName;
import org.apache.camel.Exchange;

/** What the component does with an event before a route sees it. */
public final class HeaderMapping {

    private final EventHeaders headers =
            new EventHeaders(
                    new TopicName("tenant01", "event-v1", "all"),
                    new EventsHeaderFilterStrategy(),
                    false);

    private final AckPolicy ackPolicy = AckPolicy.of(new EventsConfiguration(), () -> false);

    /** Gives the Exchange the event's message. */
    public void write(Delivery delivery, Exchange exchange) {
        Event event = Event.of(delivery.message().payload());
        exchange.setIn(
                new EventMessage(exchange, headers, new InFlightEvent(delivery, event, ackPolicy)));
    }
}
