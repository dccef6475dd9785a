/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Expression;
import org.apache.camel.builder.EndpointConsumerBuilder;

/**
 * The input of a route whose URI is known, and rewritten, when Camel requests the endpoint. It must
 * not change after that, so it accepts no options.
 */
abstract class RewrittenEndpoint implements EndpointConsumerBuilder {

    private final String shownUri;

    /**
     * @param shownUri the URI that dumps of the route show
     */
    RewrittenEndpoint(String shownUri) {
        this.shownUri = shownUri;
    }

    /** A URI that Camel accepts. */
    abstract String uri(CamelContext context);

    @Override
    public final Endpoint resolve(CamelContext context) {
        return context.getEndpoint(uri(context));
    }

    @Override
    public final <T extends Endpoint> T resolve(CamelContext context, Class<T> endpointType) {
        return endpointType.cast(resolve(context));
    }

    @Override
    public final String getRawUri() {
        return shownUri;
    }

    @Override
    public final Expression expr(CamelContext camelContext) {
        return camelContext.resolveLanguage("constant").createExpression(uri(camelContext));
    }

    @Override
    public final void doSetProperty(String name, Object value) {
        throw new UnsupportedOperationException(shownUri);
    }

    @Override
    public final void doSetMultiValueProperty(String name, String key, Object value) {
        throw new UnsupportedOperationException(shownUri);
    }

    @Override
    public final void doSetMultiValueProperties(
            String name, String prefix, Map<String, Object> values) {
        throw new UnsupportedOperationException(shownUri);
    }

    @Override
    public final String toString() {
        return shownUri;
    }
}
