/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import io.github.camel8x8.events.EventsConstants;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

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
                    if (order.target() == Target.POSTGRESQL_BATCHES) {
                        routes.from(uri + "&batching=true&maxBatchSize=" + Target.BATCH)
                                .to(INSERT_BATCH.formatted(order.topic()))
                                .process(this::count);
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
}
