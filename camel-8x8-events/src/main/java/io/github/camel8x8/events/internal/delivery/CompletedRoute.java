/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a route that has read all events before its stop time. Safe for use by several threads. */
public final class CompletedRoute {

    /** The category of the consumer, which users know. */
    private static final Logger LOG =
            LoggerFactory.getLogger("io.github.camel8x8.events.EventsConsumer");

    private final String routeId;
    private final CamelContext camel;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();

    public CompletedRoute(String routeId, CamelContext camel) {
        this.routeId = routeId;
        this.camel = camel;
    }

    /**
     * Stops the route, once, on a separate thread: a stop waits for the threads of the route. A
     * route that is complete while the Camel context still starts is stopped after the start.
     *
     * @param stopTime the time, for the log
     */
    public void stopInBackground(Instant stopTime) {
        if (stopping.compareAndSet(false, true)) {
            LOG.info(
                    "Route {} is complete: all events before {} have been read", routeId, stopTime);
            inBackground(this::stopAfterStart);
        }
    }

    /**
     * Stops the route if no thread could be created before. Nothing else would do so: no event
     * follows.
     */
    public void retry() {
        Runnable task = waiting.getAndSet(null);
        if (task != null) {
            inBackground(task);
        }
    }

    private void inBackground(Runnable task) {
        orLater(
                task,
                () ->
                        camel.getExecutorServiceManager()
                                .newThread("8x8events-complete", () -> orLater(task, task))
                                .start());
    }

    private void orLater(Runnable task, Runnable attempt) {
        try {
            attempt.run();
        } catch (OutOfMemoryError e) { // thrown if no thread can be created, too
            if (warned.compareAndSet(false, true)) {
                LOG.warn(
                        "Route {} is complete, but could not be stopped yet; retrying every second",
                        routeId,
                        e);
            }
            waiting.set(task);
        }
    }

    private void stopAfterStart() {
        try {
            camel.addStartupListener((context, alreadyStarted) -> startedUp(alreadyStarted));
        } catch (Exception e) {
            failed(e);
        }
    }

    private void startedUp(boolean alreadyStarted) {
        if (alreadyStarted) {
            stop();
        } else { // on the thread that starts the context
            inBackground(this::stop);
        }
    }

    private void stop() {
        try {
            camel.getRouteController().stopRoute(routeId);
        } catch (Exception e) {
            failed(e);
        }
    }

    private void failed(Exception cause) {
        LOG.warn("Route {} is complete, but could not be stopped; stop it", routeId, cause);
    }
}
