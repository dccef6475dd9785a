/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.util.Arrays;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * The code that has handed the completion of an Exchange over to a copy of it.
 *
 * <p>Such code may fail after the handover, as {@code seda} does when its queue is full. Then the
 * copy is lost, and the completion with it. A route that handles this failure or retries still
 * succeeds, so only the origin of the exception shows the loss. The endpoint must be the same, too:
 * if the route sends the event to another queue later, and that queue is full, the copy is not
 * lost.
 *
 * <p>If the route sends the event to the same queue again, and that fails, the copy counts as lost
 * although it is not: the two exceptions are alike.
 *
 * @param className the first class on the stack that is not part of Camel's base
 * @param endpoint the endpoint to which the Exchange was being sent; null if a processor has handed
 *     over
 * @param caughtBefore the exception that the Exchange had caught before; or null
 */
record HandoverPoint(
        String className, @Nullable String endpoint, @Nullable Throwable caughtBefore) {

    private static final String[] BASE = {
        HandoverPoint.class.getPackageName(), "org.apache.camel.support.", "org.apache.camel.impl."
    };

    /**
     * The code that is calling now.
     *
     * @param copy the copy of the Exchange, with its properties
     */
    static @Nullable HandoverPoint here(Exchange copy) {
        String endpoint = copy.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        Throwable caughtBefore =
                copy.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        return StackWalker.getInstance()
                .walk(
                        frames ->
                                frames.map(StackWalker.StackFrame::getClassName)
                                        .filter(name -> !isBase(name))
                                        .findFirst()
                                        .map(
                                                name ->
                                                        new HandoverPoint(
                                                                name, endpoint, caughtBefore))
                                        .orElse(null));
    }

    /** Whether the Exchange has caught an exception of this code since the handover. */
    boolean hasThrown(Exchange exchange) {
        if (!Objects.equals(endpoint, failedEndpoint(exchange))) {
            return false;
        }
        Throwable caught =
                exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        if (caught == caughtBefore) {
            return false;
        }
        int depth = 0;
        while (caught != null && depth++ < 20) {
            if (Arrays.stream(caught.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(className))) {
                return true;
            }
            caught = caught.getCause();
        }
        return false;
    }

    /**
     * The endpoint that the exception came from; after a retry, which clears it, the last endpoint.
     */
    private static @Nullable String failedEndpoint(Exchange exchange) {
        String failed = exchange.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT, String.class);
        return failed == null
                ? exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class)
                : failed;
    }

    private static boolean isBase(String name) {
        return Arrays.stream(BASE).anyMatch(name::startsWith);
    }
}
