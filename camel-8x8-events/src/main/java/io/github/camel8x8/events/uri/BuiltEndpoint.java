/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.support.ObjectHelper;

/**
 * Stands in for a builder of Camel's endpoint DSL, which encodes the values of its options and so
 * makes a URI that Camel could not normalize.
 */
final class BuiltEndpoint extends RewrittenEndpoint {

    private final EndpointConsumerBuilder builder;
    private final UnaryOperator<String> rewriting;
    private final Method getUri;

    /**
     * @param rewriting of the URI that the builder makes
     * @param builder extends {@code AbstractEndpointBuilder}, whose artifact need not be on the
     *     class path
     * @throws NoSuchMethodException if it does not
     */
    BuiltEndpoint(EndpointConsumerBuilder builder, UnaryOperator<String> rewriting)
            throws NoSuchMethodException {
        super(builder.getRawUri());
        this.builder = builder;
        this.rewriting = rewriting;
        this.getUri = builder.getClass().getMethod("getUri", CamelContext.class);
    }

    @Override
    String uri(CamelContext context) {
        return rewriting.apply(String.valueOf(ObjectHelper.invokeMethod(getUri, builder, context)));
    }
}
