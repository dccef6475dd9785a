/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Injects the one {@link PulsarServer} of the JVM into tests. It starts on first use, restarts
 * after a test that has killed it, and stops with the JVM. JUnit's own stores end with a test class
 * if several JVMs share the classes.
 */
public final class PulsarExtension implements ParameterResolver {

    private static @Nullable PulsarServer server;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PulsarServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running();
    }

    private static synchronized PulsarServer running() {
        PulsarServer running = server;
        if (running == null) {
            running = PulsarServer.start();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop Pulsar"));
            server = running;
        }
        if (!running.isRunning()) {
            running.restart();
        }
        return running;
    }
}
