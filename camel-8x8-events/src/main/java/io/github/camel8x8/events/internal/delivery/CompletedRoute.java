/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
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
            camel.getExecutorServiceManager()
                    .newThread("8x8events-complete", () -> stopAfterStart(stopTime))
                    .start();
        }
    }

    private void stopAfterStart(Instant stopTime) {
        try {
            camel.addStartupListener(
                    (context, alreadyStarted) -> startedUp(stopTime, alreadyStarted));
        } catch (Exception e) {
            failed(e);
        }
    }

    private void startedUp(Instant stopTime, boolean alreadyStarted) {
        if (alreadyStarted) {
            stop(stopTime);
        } else { // on the thread that starts the context
            camel.getExecutorServiceManager()
                    .newThread("8x8events-complete", () -> stop(stopTime))
                    .start();
        }
    }

    private void stop(Instant stopTime) {
        LOG.info("Route {} is complete: all events before {} have been read", routeId, stopTime);
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
