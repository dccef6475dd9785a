/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.annotations.PollDynamic;
import org.apache.camel.support.component.PollDynamicAwareSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gives {@code poll} and {@code pollEnrich} the query form of a computed URI that Camel cannot
 * normalize.
 */
@PollDynamic(EventsUri.SCHEME)
public final class EventsPollDynamicAware extends PollDynamicAwareSupport {

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    /** Does not parse the URI, unlike Camel's implementations: it may not have a legal form yet. */
    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        return new DynamicAwareEntry(uri, originalUri, Map.of(), Map.of());
    }

    /** {@return the URI to use, or null if Camel can use the computed one} */
    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        String uri = entry.getUri();
        return Normalization.accepts(uri) ? null : QueryForm.of(uri);
    }
}
