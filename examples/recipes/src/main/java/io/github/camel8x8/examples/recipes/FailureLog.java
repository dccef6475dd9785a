/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.LRUCacheFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

// tag::failure-log[]
/**
 * Logs one line when a route begins to fail, when it fails for another reason, and when it is
 * successful again; not each attempt. The variable {@code subject} of an Exchange is the name of
 * what fails, by default the route. The variable {@code reason} is the reason. Thread-safe.
 */
public final class FailureLog implements ExceptionHandler, Processor {

    private static final Logger LOG = LoggerFactory.getLogger("recipe");

    /** What fails, and why. */
    private final Map<String, String> reasons = LRUCacheFactory.newLRUCache(10_000);

    /** For an error handler of Camel: an attempt has failed. */
    @Override
    public void process(Exchange exchange) {
        failed(
                exchange,
                exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
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
        String reason = exchange.getVariable("reason", reason(failure), String.class);
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

    /** Without texts that can contain an event, or differ in each attempt. */
    private static String reason(@Nullable Throwable failure) {
        if (failure == null) {
            return "rolled back";
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getClass() == IOException.class ? cause.getMessage() : null;
        if (cause instanceof FileSystemException file) {
            text = file.getReason();
        }
        return text == null ? cause.getClass().getSimpleName() : text;
    }
}
// end::failure-log[]
