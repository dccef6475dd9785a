/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import io.github.camel8x8.events.EventsConstants;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.support.DefaultMessage;

/**
 * camel-vertx-websocket in a route, with its reconnect enabled. The route decodes the frame in a
 * processor, and acknowledges an event after the target has confirmed it, by sending to the
 * endpoint that it reads from. Batches are formed with Camel's aggregator; there an event is
 * acknowledged when the aggregator has it, because a batch does not know its events' routes.
 */
final class VertxPath implements DeliveryPath {

    private static final String INSERT_BATCH =
            "sql:insert into %s (id, type, payload) values (:#id, :#type, :#payload) on conflict"
                    + " do nothing?batch=true";

    private static final long BATCH_MILLIS = 1000;

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicLong count = new AtomicLong();

    VertxPath(PathOrder order) throws Exception {
        CamelTarget target = new CamelTarget(order, camel);
        String uri =
                "vertx-websocket:%s?consumeAsClient=true&maxReconnectAttempts=-1&reconnectInterval=1000"
                        .formatted(order.consumer().replaceFirst("^ws://", ""));
        RouteBuilder.addRoutes(
                camel,
                routes -> {
                    if (order.target().isBatches()) {
                        boolean kafka = order.target() == Target.KAFKA_BATCHES;
                        routes.from(uri)
                                .process(VertxPath::read)
                                .process(kafka ? VertxPath::record : VertxPath::row)
                                .to("direct:batches")
                                .process(VertxPath::acknowledge)
                                .to(uri);
                        routes.from("direct:batches")
                                .aggregate(new GroupedBodyAggregationStrategy())
                                .constant(true)
                                .completionSize(Target.BATCH)
                                .completionTimeout(BATCH_MILLIS)
                                .to(kafka ? target.kafka() : INSERT_BATCH.formatted(order.topic()))
                                .process(this::countBatch);
                    } else {
                        target.append(routes.from(uri).process(VertxPath::read))
                                .process(exchange -> count.incrementAndGet())
                                .process(VertxPath::acknowledge)
                                .to(uri);
                    }
                });
    }

    @Override
    public void start() {
        camel.start();
    }

    @Override
    public long count() {
        return count.get();
    }

    /** Sets the headers that the component sets. */
    private static void read(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        ReceivedEvent event = ReceivedEvent.of(message.getBody(String.class));
        message.setBody(event.payload());
        message.setHeader(EventsConstants.MESSAGE_ID, event.messageId());
        message.setHeader(EventsConstants.EVENT_TYPE, event.type());
        message.setHeader(EventsConstants.INTERACTION_GUID, event.interaction());
    }

    private static void row(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(
                Map.of(
                        "id", message.getHeader(EventsConstants.MESSAGE_ID, String.class),
                        "type", message.getHeader(EventsConstants.EVENT_TYPE, String.class),
                        "payload", message.getBody(String.class)));
    }

    private static void record(Exchange exchange) {
        Message message = exchange.getMessage();
        Message copy = new DefaultMessage(exchange.getContext());
        copy.setHeader(KafkaConstants.KEY, message.getHeader(EventsConstants.INTERACTION_GUID));
        copy.setHeader(Target.MESSAGE_ID, message.getHeader(EventsConstants.MESSAGE_ID));
        copy.setBody(message.getBody(byte[].class));
        message.setBody(copy);
    }

    private static void acknowledge(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        message.setBody(
                ReceivedEvent.acknowledgement(
                        message.getHeader(EventsConstants.MESSAGE_ID, String.class)));
    }

    private void countBatch(Exchange exchange) {
        count.addAndGet(exchange.getMessage().getBody(Collection.class).size());
    }
}
