/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.PollDynamicAware;
import org.apache.camel.spi.annotations.PollDynamic;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asked by {@code poll} and {@code pollEnrich} for the URI to use in place of the one that was
 * computed.
 *
 * <p>Does without {@code PollDynamicAwareSupport}: that calls {@code
 * EndpointUriFactory.multiValuePrefixes}, which gives a {@code Set} in Camel 4.14 and a {@code Map}
 * from 4.18 on, so the one that is generated with either does not link with the other.
 */
@PollDynamic(EventsUri.SCHEME)
public final class EventsPollDynamicAware extends ServiceSupport implements PollDynamicAware {

    private @Nullable CamelContext camelContext;
    private String scheme = EventsUri.SCHEME;

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        return new DynamicAwareEntry(uri, originalUri, Map.of(), Map.of());
    }

    /** Null where Camel can take the URI as it is. */
    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        String uri = entry.getUri();
        return Normalization.accepts(uri) ? null : QueryForm.of(uri);
    }
}
