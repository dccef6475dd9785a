/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
 * Reports failures to the exception handler of a consumer. The handler may be user-supplied, or a
 * route with {@code bridgeErrorHandler}. If it throws, no event is delayed. If it is slow, no
 * connection and no other route is delayed.
 */
public final class ExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ExceptionReporter.class);

    private static final int MAX_WAITING = 1_000;

    private final ExceptionHandler handler;
    private final Executor executor;

    @GuardedBy("this")
    private final Queue<Report> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean busy;

    @GuardedBy("this")
    private boolean full;

    /**
     * Creates a reporter to an exception handler.
     *
     * @param executor its threads may block
     */
    public ExceptionReporter(ExceptionHandler handler, Executor executor) {
        this.handler = handler;
        this.executor = executor;
    }

    /** Reports a failed event on its route's thread, which waits for the handler. */
    void failed(String message, @Nullable Exchange exchange, Throwable cause) {
        handle(new Report(message, exchange, cause));
    }

    /** Reports a failure outside of the route; in order, on a separate thread. */
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

    @GuardedBy("this")
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
            busy = busy && begun; // also if no thread could be created: the next report retries
        }
    }

    private void reportAll() {
        Report report;
        while ((report = next()) != null) {
            handle(report);
        }
    }

    private synchronized @Nullable Report next() {
        Report next = waiting.poll();
        busy = next != null;
        full = full && busy;
        return next;
    }

    private void handle(Report report) {
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
