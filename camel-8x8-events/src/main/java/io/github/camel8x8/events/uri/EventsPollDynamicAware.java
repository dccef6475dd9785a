/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.annotations.PollDynamic;
import org.apache.camel.support.component.PollDynamicAwareSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asked by {@code poll} and {@code pollEnrich} for the URI to use in place of the one that was
 * computed.
 */
@PollDynamic(EventsUri.SCHEME)
public final class EventsPollDynamicAware extends PollDynamicAwareSupport {

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
