/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.junit;

import io.github.camel8x8.events.test.EventStreamBuilder;
import io.github.camel8x8.events.test.EventStreamServer;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the server for {@link EventStream} and stops it when the test or the class ends. */
public final class EventStreamExtension implements ParameterResolver, BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(EventStreamExtension.class);

    /** JUnit makes it. */
    public EventStreamExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        onClass(context).ifPresent(options -> server(context, options));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EventStreamServer.class
                && options(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context, options(parameter, context).orElseThrow());
    }

    private static Optional<EventStream> options(
            ParameterContext parameter, ExtensionContext context) {
        return parameter.findAnnotation(EventStream.class).or(() -> onClass(context));
    }

    private static Optional<EventStream> onClass(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), EventStream.class);
    }

    /** That of this context, or of the class around it, or a new one. */
    private static EventStreamServer server(ExtensionContext context, EventStream options) {
        Started started =
                context.getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                EventStreamServer.class, type -> start(options), Started.class);
        return started.server();
    }

    private static Started start(EventStream options) {
        EventStreamBuilder builder = EventStreamServer.builder().tenant(options.tenant());
        if (!options.apiKey().isEmpty()) {
            builder.apiKey(options.apiKey());
        }
        return new Started(builder.start());
    }

    /** What JUnit closes with its store; before 5.13 it closes nothing else. */
    @SuppressWarnings("deprecation")
    private record Started(EventStreamServer server)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            server.close();
        }
    }
}
