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
 * Rewrites the {@code from} of each route that is added to a context, if it is one of ours and
 * Camel could not take it.
 */
final class RouteInput extends ModelLifecycleStrategySupport {

    private final CamelContext camel;

    RouteInput(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        FromDefinition from = route.getInput();
        if (from == null || from.getEndpoint() != null) {
            return;
        }
        EndpointConsumerBuilder builder = from.getEndpointConsumerBuilder();
        if (builder != null) {
            rewriteBuilt(from, builder);
        } else if (from.getEndpointUri() != null) {
            rewriteWritten(from, placeholders(route.getTemplateParameters()));
        }
    }

    private void rewriteWritten(FromDefinition from, Placeholders placeholders) {
        String uri = from.getEndpointUri();
        UriRewriter rewriter = new UriRewriter(placeholders);
        String rewritten = rewriter.rewrite(uri);
        if (!rewritten.equals(uri)) {
            from.setUri(rewritten);
        } else if (rewriter.hidesOneToRewrite(uri)) {
            from.setEndpointConsumerBuilder(new PlaceholderEndpoint(uri));
        }
    }

    private static void rewriteBuilt(FromDefinition from, EndpointConsumerBuilder builder) {
        if (EventsUri.isOurs(builder.getRawUri()) && !(builder instanceof RewrittenEndpoint)) {
            try {
                from.setEndpointConsumerBuilder(new BuiltEndpoint(builder));
            } catch (NoSuchMethodException e) {
                // Not one of Camel's: it makes its URIs in its own way.
            }
        }
    }

    private Placeholders placeholders(@Nullable Map<String, Object> templateParameters) {
        return new Placeholders(camel, Objects.requireNonNullElse(templateParameters, Map.of()));
    }
}
