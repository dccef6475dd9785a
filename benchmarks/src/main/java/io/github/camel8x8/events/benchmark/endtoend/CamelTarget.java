/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camel8x8.events.EventsConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.Builder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.model.ProcessorDefinition;

/** The steps of a route from an event into the target; the same for each source. */
final class CamelTarget {

    /** The number of connections to a target, and of consumers of the component. */
    static final int CONNECTIONS = 16;

    private static final String INSERT_EVENT =
            "sql:insert into %s (id, type, payload) values"
                    + " (:#${header.Camel8x8EventsMessageId}, :#${header.Camel8x8EventsEventType},"
                    + " :#${body})";

    private final PathOrder order;

    CamelTarget(PathOrder order, CamelContext camel) {
        this.order = order;
        if (order.target() == Target.POSTGRESQL || order.target() == Target.POSTGRESQL_BATCHES) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(order.address());
            config.setMaximumPoolSize(CONNECTIONS);
            camel.getRegistry().bind("database", new HikariDataSource(config));
        }
    }

    /** Appends the steps for a target that gets events one by one. */
    ProcessorDefinition<?> append(ProcessorDefinition<?> route) {
        return switch (order.target()) {
            case KAFKA ->
                    route.setHeader(
                                    KafkaConstants.KEY,
                                    Builder.header(EventsConstants.INTERACTION_GUID))
                            .setHeader(
                                    Target.MESSAGE_ID, Builder.header(EventsConstants.MESSAGE_ID))
                            .convertBodyTo(byte[].class)
                            .to(kafka());
            case POSTGRESQL ->
                    route.convertBodyTo(String.class).to(INSERT_EVENT.formatted(order.topic()));
            case HTTP ->
                    route.setHeader(Target.MESSAGE_ID, Builder.header(EventsConstants.MESSAGE_ID))
                            .setHeader(Exchange.CONTENT_TYPE, Builder.constant("application/json"))
                            .setHeader(Exchange.HTTP_METHOD, Builder.constant("POST"))
                            .to(order.address() + "/" + order.topic());
            case KAFKA_BATCHES, POSTGRESQL_BATCHES ->
                    throw new IllegalStateException("the source has its own way to form batches");
        };
    }

    /** The endpoint that writes a record, or each element of a list with its headers. */
    String kafka() {
        return "kafka:%s?brokers=%s&enableIdempotence=true&requestRequiredAcks=all&batchWithIndividualHeaders=true&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer"
                .formatted(order.topic(), order.address());
    }
}
