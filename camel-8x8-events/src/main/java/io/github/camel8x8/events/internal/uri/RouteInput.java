/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the {@code from} of each route that is added to a context, if it is a URI of this
 * component that Camel, or a component that replaces this one, cannot accept.
 */
final class RouteInput extends ModelLifecycleStrategySupport {

    private final CamelContext camel;
    private final Substitute substitute;

    RouteInput(CamelContext camel) {
        this.camel = camel;
        this.substitute = new Substitute(camel);
    }

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        new RouteOutputs(placeholders(route.getTemplateParameters())).prepare(route);
        FromDefinition from = route.getInput();
        if (from == null || from.getEndpoint() != null) {
            return;
        }
        EndpointConsumerBuilder builder = from.getEndpointConsumerBuilder();
        if (builder != null) {
            rewriteBuilt(from, builder, placeholders(route.getTemplateParameters()));
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
        } else if (rewriter.hidesOneToRewrite(uri) || isForSubstitute(uri, placeholders)) {
            from.setEndpointConsumerBuilder(new PlaceholderEndpoint(uri));
        }
    }

    /** Resolves placeholders only if they may hide our scheme: a vault is read only once. */
    private boolean isForSubstitute(String uri, Placeholders placeholders) {
        boolean ours =
                EventsUri.isOurs(uri)
                        || (uri.startsWith("{{")
                                && placeholders.resolve(uri).filter(EventsUri::isOurs).isPresent());
        return ours && substitute.isPresent();
    }

    private static void rewriteBuilt(
            FromDefinition from, EndpointConsumerBuilder builder, Placeholders placeholders) {
        if (builder instanceof RewrittenEndpoint) {
            return;
        }
        UnaryOperator<String> rewriting;
        if (EventsUri.isOurs(builder.getRawUri())) {
            rewriting = QueryForm::ofFormEncoded;
        } else if (UriRewriter.isMaster(builder.getRawUri())) {
            rewriting = new UriRewriter(placeholders)::rewrite;
        } else {
            return;
        }
        try {
            from.setEndpointConsumerBuilder(new BuiltEndpoint(builder, rewriting));
        } catch (NoSuchMethodException e) {
            // Not a builder of Camel: it creates its URIs in another way.
        }
    }

    private Placeholders placeholders(@Nullable Map<String, Object> templateParameters) {
        return new Placeholders(camel, Objects.requireNonNullElse(templateParameters, Map.of()));
    }
}
