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

    /** Created by JUnit. */
    public EventStreamExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        onClass(context).ifPresent(annotation -> server(context, annotation));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EventStreamServer.class
                && annotation(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context, annotation(parameter, context).orElseThrow());
    }

    private static Optional<EventStream> annotation(
            ParameterContext parameter, ExtensionContext context) {
        return parameter.findAnnotation(EventStream.class).or(() -> onClass(context));
    }

    /**
     * The annotation of the test class, otherwise of the nearest enclosing class. Searches the
     * contexts, because a nested class may be inherited: then the enclosing class is not the one
     * that declares it.
     */
    private static Optional<EventStream> onClass(ExtensionContext context) {
        return context.getTestClass()
                .flatMap(type -> AnnotationSupport.findAnnotation(type, EventStream.class))
                .or(() -> context.getParent().flatMap(EventStreamExtension::onClass));
    }

    /**
     * The server with these options from this context or an enclosing one, otherwise a new server.
     */
    private static EventStreamServer server(ExtensionContext context, EventStream annotation) {
        Started started =
                context.getStore(NAMESPACE)
                        .getOrComputeIfAbsent(
                                new Options(annotation.tenant(), annotation.apiKey()),
                                EventStreamExtension::start,
                                Started.class);
        return started.server();
    }

    private static Started start(Options options) {
        EventStreamBuilder builder = EventStreamServer.builder().tenant(options.tenant());
        if (!options.apiKey().isEmpty()) {
            builder.apiKey(options.apiKey());
        }
        return new Started(builder.start());
    }

    /** The key under which a started server is stored. */
    private record Options(String tenant, String apiKey) {}

    /** A value that JUnit closes with its store; JUnit before 5.13 closes no other type. */
    @SuppressWarnings("deprecation")
    private record Started(EventStreamServer server)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            server.close();
        }
    }
}
