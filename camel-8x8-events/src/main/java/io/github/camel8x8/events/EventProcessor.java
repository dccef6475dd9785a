/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.Delivery;
import io.github.camel8x8.events.stream.TopicName;
import org.apache.camel.Exchange;

/** Takes one event of a topic through the route; an unwanted one is settled without an Exchange. */
final class EventProcessor implements Lane.Work {

    private final EventsConsumer consumer;
    private final EventTypes wanted;
    private final EventExchanges exchanges;
    private final Settlement.OnCompletion onCompletion;
    private final Settlement.OnFailure onFailure;

    EventProcessor(EventsConsumer consumer, TopicName topic, EventsConfiguration configuration) {
        boolean comesAgain =
                configuration.getSubscription() != null || configuration.isBreakOnFirstError();
        this.consumer = consumer;
        wanted = EventTypes.of(configuration.getEventTypes());
        exchanges =
                new EventExchanges(
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
            delivery.acknowledge();
            return true;
        }
        Settlement settlement = new Settlement(delivery, onCompletion, onFailure);
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            exchanges.write(arrival, exchange);
        } catch (RuntimeException e) {
            // Something of the user's, such as a header filter, has thrown: no route will settle
            // it.
            settlement.failed();
            consumer.getExceptionHandler()
                    .handleException("Cannot make an Exchange of event " + delivery, e);
            return true;
        }
        exchange.getExchangeExtension().addOnCompletion(settlement);
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
