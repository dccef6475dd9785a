/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Expression;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.support.ObjectHelper;

/**
 * Stands in for a builder of Camel's endpoint DSL. Such a builder encodes the values of its options
 * and so makes a URI that Camel could not normalize.
 */
final class BuiltEndpoint implements EndpointConsumerBuilder {

    private final EndpointConsumerBuilder builder;

    BuiltEndpoint(EndpointConsumerBuilder builder) {
        this.builder = builder;
    }

    @Override
    public Endpoint resolve(CamelContext context) {
        return encodedUri(context)
                .map(uri -> context.getEndpoint(QueryForm.ofFormEncoded(uri)))
                .orElseGet(() -> builder.resolve(context));
    }

    @Override
    public <T extends Endpoint> T resolve(CamelContext context, Class<T> endpointType) {
        return endpointType.cast(resolve(context));
    }

    @Override
    public String getRawUri() {
        return builder.getRawUri();
    }

    @Override
    public void doSetProperty(String name, Object value) {
        builder.doSetProperty(name, value);
    }

    @Override
    public void doSetMultiValueProperty(String name, String key, Object value) {
        builder.doSetMultiValueProperty(name, key, value);
    }

    @Override
    public void doSetMultiValueProperties(String name, String prefix, Map<String, Object> values) {
        builder.doSetMultiValueProperties(name, prefix, values);
    }

    @Override
    public Expression expr(CamelContext camelContext) {
        return builder.expr(camelContext);
    }

    @Override
    public String toString() {
        return builder.toString();
    }

    /**
     * The URI with placeholders resolved and beans bound. The method is one of {@code
     * AbstractEndpointBuilder}, whose artifact need not be on the class path.
     */
    private Optional<String> encodedUri(CamelContext context) {
        try {
            return Optional.of(
                    (String)
                            ObjectHelper.invokeMethod(
                                    builder.getClass().getMethod("getUri", CamelContext.class),
                                    builder,
                                    context));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
