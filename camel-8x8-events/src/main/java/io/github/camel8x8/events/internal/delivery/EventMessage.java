/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/**
 * The message of one event. Reading a header by its name does not create the map of all headers;
 * any other access to the headers does.
 */
final class EventMessage extends DefaultMessage {

    private final EventHeaders headers;
    private @Nullable InFlightEvent inFlight;

    EventMessage(Exchange exchange, EventHeaders headers, InFlightEvent inFlight) {
        super(exchange);
        this.headers = headers;
        this.inFlight = inFlight;
        setBody(inFlight.event());
    }

    @Override
    public @Nullable Object getHeader(String name) {
        InFlightEvent from = inFlight;
        return from != null && isAnsweredWithoutMap(name)
                ? headers.value(name, from)
                : super.getHeader(name);
    }

    @Override
    public <T> @Nullable T getHeader(String name, Class<T> type) {
        if (Exchange.CHARSET_NAME.equals(name) && !hasPopulatedHeaders()) {
            return null; // converters read it, and no event sets it
        }
        InFlightEvent from = inFlight;
        if (from != null && isAnsweredWithoutMap(name)) {
            Object value = headers.value(name, from);
            if (type.isInstance(value)) {
                return type.cast(value);
            }
        }
        return super.getHeader(name, type); // also converts
    }

    private boolean isAnsweredWithoutMap(String name) {
        return !hasPopulatedHeaders() && EventHeaders.isValue(name);
    }

    @Override
    protected void populateInitialHeaders(Map<String, Object> map) {
        InFlightEvent from = inFlight;
        if (from != null) {
            headers.write(from, map, getExchange());
        }
    }

    @Override
    protected boolean isPopulateHeadersSupported() {
        return true;
    }

    /** A pooled Exchange keeps its message for a while, but does not need the event. */
    @Override
    public void reset() {
        super.reset();
        inFlight = null;
    }
}
