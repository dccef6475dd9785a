/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/**
 * The message of one event. A route that reads a few headers gets just these; the map of all of
 * them is made when somebody asks for more than a value by its name.
 */
final class EventMessage extends DefaultMessage {

    private final EventHeaders headers;
    private @Nullable InFlightEvent arrival;

    EventMessage(Exchange exchange, EventHeaders headers, InFlightEvent arrival) {
        super(exchange);
        this.headers = headers;
        this.arrival = arrival;
        setBody(arrival.event());
    }

    @Override
    public @Nullable Object getHeader(String name) {
        InFlightEvent from = arrival;
        return from != null && isAnsweredWithoutMap(name)
                ? headers.value(name, from)
                : super.getHeader(name);
    }

    @Override
    public <T> @Nullable T getHeader(String name, Class<T> type) {
        if (Exchange.CHARSET_NAME.equals(name) && !hasPopulatedHeaders()) {
            return null; // converters ask for it, and no event brings it
        }
        InFlightEvent from = arrival;
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
        InFlightEvent from = arrival;
        if (from != null) {
            headers.write(from, map, getExchange());
        }
    }

    @Override
    protected boolean isPopulateHeadersSupported() {
        return true;
    }

    /** A pooled Exchange keeps its message for a while, but need not keep the event. */
    @Override
    public void reset() {
        super.reset();
        arrival = null;
    }
}
