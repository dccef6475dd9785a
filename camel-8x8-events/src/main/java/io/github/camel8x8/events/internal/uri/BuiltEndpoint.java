/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.support.ObjectHelper;

/**
 * Replaces a builder of Camel's endpoint DSL. The builder encodes the values of its options, and so
 * creates a URI that Camel cannot normalize.
 */
final class BuiltEndpoint extends RewrittenEndpoint {

    private final EndpointConsumerBuilder builder;
    private final UnaryOperator<String> rewriting;
    private final Method getUri;

    /**
     * @param rewriting rewrites the URI that the builder creates
     * @param builder extends {@code AbstractEndpointBuilder}, whose artifact need not be on the
     *     class path
     * @throws NoSuchMethodException if the builder does not extend it
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
