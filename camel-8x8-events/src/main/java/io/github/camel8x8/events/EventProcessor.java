/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.micrometer.StreamMeters;
import io.github.camel8x8.events.stream.Delivery;
import io.github.camel8x8.events.stream.TopicName;
import org.apache.camel.Exchange;

/** Takes one event of a topic through the route; an unwanted one is settled without an Exchange. */
final class EventProcessor implements Lane.Work {

    private final EventsConsumer consumer;
    private final EventTypes wanted;
    private final EventHeaders headers;
    private final StreamMeters meters;
    private final Settlement settlement;

    EventProcessor(
            EventsConsumer consumer,
            TopicName topic,
            EventsConfiguration configuration,
            StreamMeters meters) {
        this.consumer = consumer;
        this.meters = meters;
        wanted = EventTypes.of(configuration.getEventTypes());
        headers =
                new EventHeaders(
                        topic,
                        configuration.getHeaderFilterStrategy(),
                        configuration.isAllowManualAck());
        settlement = Settlement.of(configuration);
    }

    /** What is to be processed, now or later. */
    Arrival arrivalOf(Delivery delivery) {
        return new Arrival(delivery, Event.of(delivery.message().payload()), settlement);
    }

    @Override
    public boolean process(Arrival arrival, Runnable whenDone) {
        Delivery delivery = arrival.delivery();
        if (!wanted.accept(arrival.event().getType())) {
            delivery.skip();
            return true;
        }
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            exchange.setIn(new EventMessage(exchange, headers, arrival));
        } catch (RuntimeException e) {
            // Something of the user has thrown, such as a factory: no route will settle it.
            settlement.failed(delivery);
            consumer.getExceptionHandler()
                    .handleException("Cannot make an Exchange of event " + delivery, e);
            return true;
        }
        exchange.getExchangeExtension().addOnCompletion(arrival);
        meters.routed(delivery.message());
        return consumer.getAsyncProcessor()
                .process(
                        exchange,
                        doneSync -> {
                            finish(exchange);
                            if (!doneSync) {
                                whenDone.run();
                            }
                        });
    }

    private void finish(Exchange exchange) {
        try {
            if (exchange.getException() != null) {
                consumer.getExceptionHandler()
                        .handleException(
                                "Error processing event", exchange, exchange.getException());
            }
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }
}
