/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A queue for a route that processes events one by one. */
final class EventQueue implements RouteQueue {

    /** During a long read, the route starts after this many events, while the rest is decoded. */
    private static final int MAX_UNANNOUNCED = 64;

    private Queue<InFlightEvent> taken = new ArrayDeque<>(); // confined to the thread that runs

    @GuardedBy("this")
    private Queue<InFlightEvent> incoming = new ArrayDeque<>();

    @GuardedBy("this")
    private int unannounced;

    @Override
    public synchronized boolean add(InFlightEvent inFlight) {
        incoming.add(inFlight);
        return ++unannounced >= MAX_UNANNOUNCED;
    }

    @Override
    public synchronized boolean announce() {
        boolean any = unannounced > 0;
        unannounced = 0;
        return any;
    }

    /** Takes a whole queue at once, so that the threads synchronize once for many events. */
    @Override
    public @Nullable InFlight next() {
        if (taken.isEmpty()) {
            take();
        }
        InFlightEvent next;
        do {
            next = taken.poll();
        } while (next != null && !next.delivery().begin());
        return next;
    }

    @Override
    public boolean hasTaken() {
        return !taken.isEmpty();
    }

    @Override
    public synchronized boolean isReady() {
        return !incoming.isEmpty();
    }

    @Override
    public synchronized void removeDropped() {
        incoming.removeIf(inFlight -> inFlight.delivery().isDropped());
    }

    private synchronized void take() {
        Queue<InFlightEvent> empty = taken;
        taken = incoming;
        incoming = empty;
    }
}
