package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.stream.Delivery;
import io.github.camel8x8.events.stream.TopicName;
import org.apache.camel.Exchange;

/** What the component does with an event before a route sees it. */
public final class HeaderMapping {

    private final EventExchanges exchanges =
            new EventExchanges(
                    new TopicName("tenant01", "event-v1", "all"),
                    new EventsHeaderFilterStrategy(),
                    false);

    /** Writes body and headers. */
    public void write(Delivery delivery, Exchange exchange) {
        Event event = Event.of(delivery.message().payload());
        exchanges.write(new Arrival(delivery, event), exchange);
    }
}
