/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.internal.stream.transport.ClassPathException;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;

/**
 * Explains in one sentence, instead of a stack trace, why a route with an {@code 8x8events}
 * endpoint prevents the start of the application.
 */
final class EventsFailureAnalyzer implements FailureAnalyzer, Ordered {

    private static final String OUR_PACKAGE = EventsComponent.class.getPackageName() + ".";

    /** Before Spring Boot's analyzer, which shows the value of a property: it may be a key. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String where = "";
        Throwable cause = failure;
        while (true) {
            if (cause instanceof StreamConnectException || cause instanceof ClassPathException) {
                break; // its cause may be an Error, which explains less
            }
            if (cause instanceof FailedToStartRouteException start) {
                where = "Route '" + start.getRouteId() + "': ";
            } else if (cause instanceof FailedToCreateRouteException create) {
                where = "Route '" + create.getRouteId() + "': ";
            } else if (cause instanceof BindException bind) {
                where = "Property '" + bind.getName() + "': ";
            }
            if (cause.getCause() == null || cause.getCause() == cause) {
                break;
            }
            cause = cause.getCause();
        }
        if (cause instanceof StreamConnectException) {
            return new FailureAnalysis(
                    where + cause.getMessage(),
                    "Correct the options that it names, under camel.component.8x8events or in the"
                            + " route.",
                    failure);
        }
        if (cause instanceof ClassPathException) {
            return new FailureAnalysis(
                    where + cause.getMessage(), "Correct the dependencies in the pom.", failure);
        }
        if (cause instanceof IllegalArgumentException && isOurs(cause)) {
            return new FailureAnalysis(
                    where + cause.getMessage(),
                    "Correct the option, under camel.component.8x8events or in the route.",
                    failure);
        }
        return null;
    }

    private static boolean isOurs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(OUR_PACKAGE);
    }
}
