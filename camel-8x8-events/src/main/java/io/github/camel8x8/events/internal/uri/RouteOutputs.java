/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.util.List;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.support.LanguageSupport;

/**
 * Prepares the outputs of a route for an endpoint of this component that was used there by mistake.
 * Camel could not normalize its URI, and would show the whole URI, including the API key, instead
 * of reporting that the endpoint has no producer.
 */
final class RouteOutputs {

    private final UriRewriter rewriter;

    RouteOutputs(Placeholders placeholders) {
        this.rewriter = new UriRewriter(placeholders);
    }

    void prepare(RouteDefinition route) {
        List<ProcessorDefinition<?>> outputs = route.getOutputs();
        for (ToDefinition to : find(outputs, ToDefinition.class)) {
            if (to.getEndpoint() == null && to.getEndpointProducerBuilder() == null) {
                rewrite(to);
            }
        }
        for (ToDynamicDefinition to : find(outputs, ToDynamicDefinition.class)) {
            if (to instanceof WireTapDefinition<?> && to.getEndpointProducerBuilder() == null) {
                rewrite(to);
            }
            report(to);
        }
        find(outputs, EnrichDefinition.class).forEach(RouteOutputs::report);
        find(outputs, PollEnrichDefinition.class).forEach(RouteOutputs::report);
        find(outputs, PollDefinition.class).forEach(RouteOutputs::report);
        find(outputs, RecipientListDefinition.class).forEach(RouteOutputs::report);
        find(outputs, RoutingSlipDefinition.class).forEach(RouteOutputs::report);
        find(outputs, DynamicRouterDefinition.class).forEach(RouteOutputs::report);
        if (route.getErrorHandlerFactory() instanceof DeadLetterChannelDefinition deadLetters
                && deadLetters.getDeadLetterUri() != null) {
            deadLetters.setDeadLetterUri(rewriter.rewrite(deadLetters.getDeadLetterUri()));
        }
    }

    private void rewrite(ToDefinition to) {
        String uri = to.getUri();
        String rewritten = rewriter.rewrite(uri);
        if (!rewritten.equals(uri)) {
            to.setUri(rewritten);
        }
    }

    /** A computed URI is rejected by {@link EventsSendDynamicAware}. */
    private void rewrite(ToDynamicDefinition tap) {
        String uri = tap.getUri();
        if (uri != null && !LanguageSupport.hasSimpleFunction(uri)) {
            tap.setUri(rewriter.rewrite(uri));
        }
    }

    private static void report(ProcessorDefinition<?> definition) {
        if (definition.getInterceptStrategies().stream()
                .noneMatch(UnresolvedEndpoint.class::isInstance)) {
            definition.addInterceptStrategy(new UnresolvedEndpoint());
        }
    }

    private static <T> Iterable<T> find(List<ProcessorDefinition<?>> outputs, Class<T> type) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(outputs, type);
    }
}
