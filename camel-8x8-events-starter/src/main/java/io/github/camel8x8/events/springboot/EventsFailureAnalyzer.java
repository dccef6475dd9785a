/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.stream.ConnectException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says in one sentence why a route with an {@code 8x8events} endpoint keeps the application from
 * starting, in place of a stack trace.
 */
final class EventsFailureAnalyzer implements FailureAnalyzer {

    private static final String OUR_PACKAGE = EventsComponent.class.getPackageName() + ".";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        String route = "";
        Throwable cause = failure;
        while (true) {
            if (cause instanceof FailedToStartRouteException start) {
                route = "Route '" + start.getRouteId() + "': ";
            } else if (cause instanceof FailedToCreateRouteException create) {
                route = "Route '" + create.getRouteId() + "': ";
            }
            if (cause.getCause() == null || cause.getCause() == cause) {
                break;
            }
            cause = cause.getCause();
        }
        if (cause instanceof ConnectException) {
            return new FailureAnalysis(
                    route + cause.getMessage(),
                    "Correct what the sentence names, under camel.component.8x8events or in the"
                            + " route.",
                    failure);
        }
        if (cause instanceof IllegalArgumentException && isOurs(cause)) {
            return new FailureAnalysis(
                    route + cause.getMessage(),
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
