/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

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
    private final Settlement.OnCompletion onCompletion;
    private final Settlement.OnFailure onFailure;

    EventProcessor(
            EventsConsumer consumer,
            TopicName topic,
            EventsConfiguration configuration,
            StreamMeters meters) {
        boolean comesAgain =
                configuration.getSubscription() != null || configuration.isBreakOnFirstError();
        this.consumer = consumer;
        this.meters = meters;
        wanted = EventTypes.of(configuration.getEventTypes());
        headers =
                new EventHeaders(
                        topic,
                        configuration.getHeaderFilterStrategy(),
                        configuration.isAllowManualAck());
        onCompletion =
                configuration.isAllowManualAck()
                        ? Settlement.OnCompletion.HOLD
                        : Settlement.OnCompletion.ACKNOWLEDGE;
        onFailure = comesAgain ? Settlement.OnFailure.COME_AGAIN : Settlement.OnFailure.PASS_OVER;
    }

    @Override
    public boolean process(Arrival arrival, Runnable whenDone) {
        Delivery delivery = arrival.delivery();
        if (!wanted.accept(arrival.event().getType())) {
            delivery.skip();
            return true;
        }
        Settlement settlement = new Settlement(delivery, onCompletion, onFailure);
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            exchange.setIn(new EventMessage(exchange, headers, arrival));
        } catch (RuntimeException e) {
            // Something of the user has thrown, such as a factory: no route will settle it.
            settlement.failed();
            consumer.getExceptionHandler()
                    .handleException("Cannot make an Exchange of event " + delivery, e);
            return true;
        }
        exchange.getExchangeExtension().addOnCompletion(settlement);
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
