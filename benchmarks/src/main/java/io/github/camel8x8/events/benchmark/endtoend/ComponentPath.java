/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import io.github.camel8x8.events.EventsConstants;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.aggregate.GroupedMessageAggregationStrategy;

/** The component in a route, as the recipes have it. */
final class ComponentPath implements DeliveryPath {

    private static final String INSERT_BATCH =
            "sql:insert into %s (id, type, payload) select * from"
                    + " unnest(cast(:#${body.messageIds} as text[]), cast(:#${body.types} as"
                    + " text[]), cast(:#${body.payloads} as text[])) on conflict do nothing";

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicLong count = new AtomicLong();

    ComponentPath(PathOrder order) throws Exception {
        CamelTarget target = new CamelTarget(order, camel);
        String uri =
                "8x8events:%s?serviceUrl=%s&tenant=%s&apiKey=any&subscription=%s"
                        .formatted(
                                order.topic(),
                                order.serviceUrl(),
                                order.tenant(),
                                order.subscription());
        RouteBuilder.addRoutes(
                camel,
                routes -> {
                    if (order.target().isBatches()) {
                        RouteDefinition batches =
                                routes.from(uri + "&batching=true&maxBatchSize=" + Target.BATCH);
                        if (order.target() == Target.KAFKA_BATCHES) {
                            writeRounds(batches, target);
                        } else {
                            batches.to(INSERT_BATCH.formatted(order.topic()));
                        }
                        batches.process(this::count);
                    } else {
                        target.append(
                                        routes.from(
                                                uri
                                                        + "&concurrentConsumers="
                                                        + CamelTarget.CONNECTIONS))
                                .process(this::count);
                    }
                });
    }

    private static void writeRounds(RouteDefinition batches, CamelTarget kafka) {
        batches.split(Builder.simple("${body.rounds}"))
                .stopOnException()
                .split(Builder.body(), new MessageCopies())
                .stopOnException()
                .setHeader(
                        KafkaConstants.KEY,
                        Builder.simple("${body.interactionGuid} ?: ${body.agentId}"))
                .setHeader(Target.MESSAGE_ID, Builder.simple("${body.messageId}"))
                .convertBodyTo(byte[].class)
                .end()
                .to(kafka.kafka())
                .end();
    }

    @Override
    public void start() {
        camel.start();
    }

    @Override
    public long count() {
        return count.get();
    }

    private void count(Exchange exchange) {
        count.addAndGet(
                exchange.getMessage().getHeader(EventsConstants.BATCH_SIZE, 1, Integer.class));
    }

    /** The messages of a split, as in the recipe. */
    private static final class MessageCopies extends GroupedMessageAggregationStrategy {

        @Override
        public Message getValue(Exchange exchange) {
            return super.getValue(exchange).copy();
        }
    }
}
