/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import io.github.camel8x8.events.EventsConstants;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Writes every event to a Kafka topic. The key is the interaction, so all events of an interaction
 * are in one partition, in order. The reader's position moves past an event only after Kafka has
 * acknowledged it.
 */
public final class FanOut extends RouteBuilder {

    /** The record header that identifies an event; the same if an event was written twice. */
    public static final String MESSAGE_ID = "messageId";

    /** The record header with the event type, so that consumers need not parse the event for it. */
    public static final String EVENT_TYPE = "eventType";

    @Override
    public void configure() {
        // While Kafka is unavailable, events are retried without limit and wait at 8x8, not in
        // memory.
        errorHandler(
                defaultErrorHandler()
                        .maximumRedeliveries(-1)
                        .redeliveryDelay(1000)
                        .useExponentialBackOff()
                        .maximumRedeliveryDelay(longestDelay())
                        .allowRedeliveryWhileStopping(false)
                        .retryAttemptedLogLevel(LoggingLevel.WARN)
                        .logRetryStackTrace(false));

        // Events that Kafka never accepts must not block the others.
        onException(RecordTooLargeException.class)
                .handled(true)
                .log(LoggingLevel.ERROR, "Too large for Kafka: ${header.messageId}")
                .to("file:{{fan-out.directory}}/too-large?fileName=${exchangeId}.json");

        from("8x8events:all?breakOnFirstError=true&concurrentConsumers=16&messageId=earliest"
                        + "&offsetRepository=#bean:position")
                .routeId("fan-out")
                .setHeader(KafkaConstants.KEY)
                .exchange(FanOut::key)
                .setHeader(MESSAGE_ID, header(EventsConstants.MESSAGE_ID))
                .setHeader(EVENT_TYPE, header(EventsConstants.EVENT_TYPE))
                .convertBodyTo(byte[].class)
                .to(
                        "kafka:{{kafka.topic}}?enableIdempotence=true&requestRequiredAcks=all"
                                + "&valueSerializer="
                                + "org.apache.kafka.common.serialization.ByteArraySerializer");
    }

    private long longestDelay() {
        return Long.parseLong(
                getCamelContext().resolvePropertyPlaceholders("{{fan-out.longest-delay}}"));
    }

    /** The interaction, otherwise the agent; null, for any partition, if the event has neither. */
    private static @Nullable String key(Exchange exchange) {
        String interaction =
                exchange.getMessage().getHeader(EventsConstants.INTERACTION_GUID, String.class);
        return interaction != null
                ? interaction
                : exchange.getMessage().getHeader(EventsConstants.AGENT_ID, String.class);
    }
}
