/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rejects {@code toD}, {@code enrich} and {@code wireTap} before Camel normalizes the URI. That
 * would fail, and Camel's exception shows the whole URI.
 */
@SendDynamic(EventsUri.SCHEME)
public final class EventsSendDynamicAware extends SendDynamicAwareSupport {

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    /** {@return null for a component that replaces ours, such as a stub} */
    @Override
    public @Nullable DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        if (new Substitute(exchange.getContext()).isPresent()) {
            return null;
        }
        throw NoProducer.exception();
    }

    @Override
    public @Nullable String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        return null;
    }

    @Override
    public @Nullable Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return null;
    }

    @Override
    public @Nullable Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return null;
    }
}
