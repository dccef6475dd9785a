/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.EventsHeaderFilterStrategy;
import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import org.apache.camel.Exchange;

/** Runs the component's mapping of an event to an Exchange. */
public final class HeaderMapping {

    private final EventHeaders headers =
            new EventHeaders(
                    new TopicName("tenant01", "event-v1", "all"),
                    new EventsHeaderFilterStrategy(),
                    false);

    private final AckPolicy ackPolicy =
            AckPolicy.of(false, false, () -> AckPolicy.Interruption.NONE);

    /** Sets the Exchange's message to the event. */
    public void write(Delivery delivery, Exchange exchange) {
        Event event = Event.of(delivery.message().payload());
        exchange.setIn(
                new EventMessage(exchange, headers, new InFlightEvent(delivery, event, ackPolicy)));
    }
}
