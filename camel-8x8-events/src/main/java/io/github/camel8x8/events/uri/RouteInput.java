/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.uri;

import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the {@code from} of each route that is added to a context, if Camel could not take it.
 */
final class RouteInput extends ModelLifecycleStrategySupport {

    private final CamelContext camel;
    private final String scheme;

    RouteInput(CamelContext camel, String scheme) {
        this.camel = camel;
        this.scheme = scheme;
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        FromDefinition from = route.getInput();
        if (from == null || from.getEndpoint() != null) {
            return;
        }
        EndpointConsumerBuilder builder = from.getEndpointConsumerBuilder();
        if (builder == null) {
            rewrite(from, route.getTemplateParameters());
        } else if (rewriter(null).isOurs(builder.getRawUri())
                && !(builder instanceof BuiltEndpoint)) {
            from.setEndpointConsumerBuilder(new BuiltEndpoint(builder));
        }
    }

    private void rewrite(FromDefinition from, @Nullable Map<String, Object> templateParameters) {
        String uri = from.getEndpointUri();
        if (uri != null) {
            String rewritten = rewriter(templateParameters).rewrite(uri);
            if (!rewritten.equals(uri)) {
                from.setUri(rewritten);
            }
        }
    }

    private UriRewriter rewriter(@Nullable Map<String, Object> templateParameters) {
        return new UriRewriter(
                scheme,
                new Placeholders(camel, Objects.requireNonNullElse(templateParameters, Map.of())));
    }
}
