/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * The events that wait for the route. Several threads add events; one thread at a time takes them.
 */
interface RouteQueue {

    /**
     * Adds an event.
     *
     * @return whether the route should start now, before the rest of the read has been added
     */
    boolean add(InFlightEvent inFlight);

    /** All events of one read have been added. Returns whether the route has to start. */
    boolean announce();

    /**
     * Takes and begins the next event or batch. Only for the thread that runs.
     *
     * @return null if there is none yet
     */
    @Nullable InFlight next();

    /**
     * Whether {@link #next} has taken events that only its thread can see. Only for that thread.
     */
    boolean hasTaken();

    /** Whether there is an event or a batch for the route. */
    boolean isReady();

    /**
     * Removes events that will not be processed, except those that the thread has already taken.
     */
    void removeDropped();

    /**
     * The server sends no further event of a stream until one of those in flight is completed.
     *
     * @param stream see {@link Delivery#stream}
     */
    default void windowIsFull(Object stream) {}

    /** The route is paused, so nothing has to start it. */
    default void pause() {}
}
