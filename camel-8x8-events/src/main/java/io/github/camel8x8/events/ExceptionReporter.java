/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a consumer tells its exception handler. That may be the user's, or with {@code
 * bridgeErrorHandler} a route: it may throw, which holds up no event, and it may take its time,
 * which holds up no connection and no other route.
 */
final class ExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionReporter.class);

    private static final int MAX_WAITING = 1_000;

    private final ExceptionHandler handler;
    private final Executor executor;

    // Guarded by this.
    private final Queue<Report> waiting = new ArrayDeque<>();
    private boolean busy;
    private boolean full;

    /**
     * @param executor its threads may block
     */
    ExceptionReporter(ExceptionHandler handler, Executor executor) {
        this.handler = handler;
        this.executor = executor;
    }

    /** An event has failed; on its route's thread, which waits until it is told. */
    void failed(String message, @Nullable Exchange exchange, Throwable cause) {
        tell(new Report(message, exchange, cause));
    }

    /** Something has gone wrong outside of the route; told in order, on a thread of its own. */
    void later(String message, Throwable cause) {
        if (!isAccepted(new Report(message, null, cause))) {
            LOG.debug("{}", message, cause);
        }
    }

    private synchronized boolean isAccepted(Report report) {
        if (waiting.size() >= MAX_WAITING) {
            if (!full) {
                full = true;
                LOG.warn(
                        "The exceptionHandler is too slow: {} reports are queued. Further reports are"
                                + " only logged, at DEBUG",
                        MAX_WAITING);
            }
            return false;
        }
        waiting.add(report);
        if (!busy) {
            begin();
        }
        return true;
    }

    private void begin() {
        busy = true;
        boolean begun = false;
        try {
            executor.execute(this::reportAll);
            begun = true;
        } catch (RejectedExecutionException e) {
            waiting.forEach(report -> LOG.warn("{}", report.message(), report.cause()));
            waiting.clear();
        } finally {
            busy = busy && begun; // also where no thread could be made: the next report tries again
        }
    }

    private void reportAll() {
        Report report;
        while ((report = next()) != null) {
            tell(report);
        }
    }

    private synchronized @Nullable Report next() {
        Report next = waiting.poll();
        busy = next != null;
        full = full && busy;
        return next;
    }

    private void tell(Report report) {
        try {
            if (report.exchange() == null) {
                handler.handleException(report.message(), report.cause());
            } else {
                handler.handleException(report.message(), report.exchange(), report.cause());
            }
        } catch (Throwable e) {
            LOG.error(
                    "The exceptionHandler threw an exception while it handled: {}",
                    report.message(),
                    e);
        }
    }

    private record Report(String message, @Nullable Exchange exchange, Throwable cause) {}
}
