/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LRUCacheFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// tag::failure-log[]
/**
 * Logs one line when a route begins to fail, when it fails for another reason, and when it is
 * successful again; not each attempt. The variable {@code subject} of an Exchange is the name of
 * what fails, by default the route. Thread-safe.
 */
public final class FailureLog implements ExceptionHandler, Processor {

    private static final Logger LOG = LoggerFactory.getLogger("recipe");

    private static final Set<Class<?>> TEXTS =
            Set.of(IOException.class, NoSuchElementException.class);

    /** What fails, and why. */
    private final Map<String, String> reasons = LRUCacheFactory.newLRUCache(10_000);

    /** For an error handler of Camel: an attempt has failed. */
    @Override
    public void process(Exchange exchange) {
        failed(
                exchange,
                exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
    }

    /** A step of {@code doCatch}: the failure is logged, and is that of the route. */
    public void logAndThrow(Exchange exchange, @ExchangeException Exception failure)
            throws Exception {
        failed(exchange, failure);
        throw failure;
    }

    /** For the option {@code exceptionHandler}: an event has failed, or a report of the stream. */
    @Override
    public void handleException(
            String message, @Nullable Exchange exchange, @Nullable Throwable failure) {
        if (exchange == null) {
            LOG.warn("{}", message, failure);
        } else {
            failed(exchange, failure);
        }
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(message, null, failure);
    }

    @Override
    public void handleException(Throwable failure) {
        handleException("Failed", null, failure);
    }

    private void failed(Exchange exchange, @Nullable Throwable failure) {
        String reason = reason(failure);
        if (!reason.equals(reasons.put(subject(exchange), reason))) {
            LOG.warn("{}: {}; retrying", subject(exchange), reason);
        }
    }

    /** A step of the route: the attempt was successful. */
    public void succeeded(Exchange exchange) {
        String reason = reasons.remove(subject(exchange));
        if (reason != null) {
            LOG.info("{}: successful again, after: {}", subject(exchange), reason);
        }
    }

    private static String subject(Exchange exchange) {
        return exchange.getVariable("subject", exchange.getFromRouteId(), String.class);
    }

    /**
     * The reason as text, such as {@code status 404}. Without texts that can contain an event or a
     * URL, or differ in each attempt.
     */
    public static String reason(@ExchangeException @Nullable Throwable failure) {
        if (failure == null) {
            return "rolled back";
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = null;
        if (cause instanceof HttpOperationFailedException response) {
            text = "status " + response.getStatusCode();
        } else if (cause instanceof FileSystemException file) {
            text = file.getReason();
        } else if (TEXTS.contains(cause.getClass())) {
            text = cause.getMessage();
        }
        return text == null ? cause.getClass().getSimpleName() : text;
    }
}
// end::failure-log[]
