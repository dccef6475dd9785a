/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.telemetry;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.EventsConstants;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.apache.camel.telemetry.propagation.CamelHeadersSpanContextPropagationExtractor;

/**
 * Names and tags the span of an Exchange by OpenTelemetry's conventions for messaging. If the
 * publisher of an event has sent a trace context in the event's properties, the span continues that
 * trace; otherwise it begins one. The span of a batch begins a trace, since its events may belong
 * to several.
 */
public final class EventsSpanDecorator extends AbstractSpanDecorator {

    /** Created by {@link java.util.ServiceLoader}. */
    public EventsSpanDecorator() {}

    /** {@return the scheme; Camel compares it with the part of a URI before the first colon} */
    @Override
    public String getComponent() {
        return EventsComponent.SCHEME;
    }

    /**
     * {@return the class of the component, for a component that has another name in the context}
     */
    @Override
    public String getComponentClassName() {
        return EventsComponent.class.getName();
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return clipMaxLength(MessagingTags.spanName(exchange, endpoint));
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        MessagingTags.of(exchange, endpoint).values().forEach(span::setTag);
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        Exception failure = exchange.getException();
        if (failure != null) {
            span.setTag("error.type", failure.getClass().getName());
        }
    }

    /** Headers that a server sends are only keys in the map of properties. */
    @Override
    public SpanContextPropagationExtractor getExtractor(Exchange exchange) {
        Map<String, Object> sent = new HashMap<>();
        if (exchange.getIn().getHeader(EventsConstants.PROPERTIES)
                instanceof Map<?, ?> properties) {
            properties.forEach((name, value) -> sent.put(String.valueOf(name), value));
        }
        return new CamelHeadersSpanContextPropagationExtractor(sent);
    }
}
