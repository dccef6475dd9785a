/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsConstants;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The destination in the name and in the tags of a span. */
class MessagingTagsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Endpoint endpoint =
            camel.getEndpoint("8x8events:all?serviceUrl=ws://localhost:1&tenant=acme");
    private final Exchange exchange = new DefaultExchange(camel);

    MessagingTagsTest() {
        exchange.getIn().setHeader(EventsConstants.TENANT, "acme");
        exchange.getIn().setHeader(EventsConstants.NAMESPACE, "event-v1");
        exchange.getIn().setHeader(EventsConstants.TOPIC, "InteractionCreated");
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
    }

    @Test
    void theDestinationIsTheTopicOfTheHeaders() {
        assertThat(MessagingTags.of(exchange, endpoint).values())
                .containsEntry("messaging.destination.name", "acme/event-v1/InteractionCreated");
        assertThat(MessagingTags.spanName(exchange, endpoint))
                .isEqualTo("process acme/event-v1/InteractionCreated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {EventsConstants.TENANT, EventsConstants.NAMESPACE, EventsConstants.TOPIC})
    void withoutOneOfTheseHeadersTheDestinationIsThatOfTheEndpoint(String removed) {
        exchange.getIn().removeHeader(removed);

        assertThat(MessagingTags.of(exchange, endpoint).values())
                .containsEntry("messaging.destination.name", "all");
        assertThat(MessagingTags.spanName(exchange, endpoint)).isEqualTo("process all");
    }
}
