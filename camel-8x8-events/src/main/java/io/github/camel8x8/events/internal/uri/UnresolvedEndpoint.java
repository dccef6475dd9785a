/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import java.net.URISyntaxException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.model.PollDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Replaces the exception of a node that has computed a URI of this component and could not resolve
 * it. The cause of Camel's exception shows the whole URI, including the API key.
 */
final class UnresolvedEndpoint implements InterceptStrategy {

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        boolean polls =
                definition instanceof PollDefinition || definition instanceof PollEnrichDefinition;
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                return super.process(
                        exchange,
                        doneSync -> {
                            if (isOurs(exchange.getException())) {
                                exchange.setException(
                                        polls ? notComputed() : NoProducer.exception());
                            }
                            callback.done(doneSync);
                        });
            }
        };
    }

    /** Whether the URI has an invalid syntax. Other errors, such as a missing option, are kept. */
    private static boolean isOurs(Exception e) {
        return e instanceof ResolveEndpointFailedException failure
                && failure.getCause() instanceof URISyntaxException
                && EventsUri.isOurs(failure.getUri());
    }

    private static IllegalArgumentException notComputed() {
        return new IllegalArgumentException(
                "The URI of an 8x8events endpoint is computed as a whole, and Camel cannot resolve"
                        + " it; begin the expression with 8x8events: or compute the query form,"
                        + " 8x8events?topic=...");
    }
}
