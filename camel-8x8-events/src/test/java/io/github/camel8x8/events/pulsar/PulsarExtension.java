/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link PulsarServer} of the run: started when first asked for, started again
 * where a test has left it killed, stopped at the end of the run.
 */
public final class PulsarExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PulsarServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        PulsarServer server =
                context.getRoot() // whose store closes what it holds when all tests have run
                        .getStore(Namespace.GLOBAL)
                        .getOrComputeIfAbsent(
                                PulsarServer.class,
                                type -> PulsarServer.start(),
                                PulsarServer.class);
        if (!server.isRunning()) {
            server.startAgain();
        }
        return server;
    }
}
