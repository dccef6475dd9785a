/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The events of one stream that wait for their batch, in order. Not thread-safe. */
final class WaitingEvents {

    private final Queue<InFlightEvent> events = new ArrayDeque<>();
    private boolean windowIsFull;

    void add(InFlightEvent inFlight) {
        events.add(inFlight);
    }

    int size() {
        return events.size();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** {@link System#nanoTime} when the first event was received. There must be one. */
    long firstArrivedNanos() {
        return events.element().delivery().arrivedNanos();
    }

    /** See {@link RouteQueue#windowIsFull}. */
    void windowIsFull() {
        windowIsFull = true;
    }

    /** Whether there are events for a batch before their time is over. */
    boolean fillBatch(int maxSize) {
        return windowIsFull || events.size() >= maxSize;
    }

    /**
     * Begins the first events. Events are dropped from the end, so those that have begun are the
     * first ones: the order is kept.
     *
     * @return the events that have begun; none if all of them were dropped
     */
    List<InFlightEvent> begin(int maxSize) {
        List<InFlightEvent> begun = new ArrayList<>(Math.min(maxSize, events.size()));
        InFlightEvent next;
        while (begun.size() < maxSize && (next = events.poll()) != null) {
            if (next.delivery().begin()) {
                begun.add(next);
            }
        }
        windowIsFull = false;
        return begun;
    }

    void removeDropped() {
        events.removeIf(inFlight -> inFlight.delivery().isDropped());
    }
}
