/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.stream.flow.Acknowledgeable;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Events that a route processes asynchronously or has handed over, and that it may lose without a
 * report. Two cases:
 *
 * <ul>
 *   <li>The route has succeeded, and nothing refers to the completion that it has handed over, as
 *       when {@code seda} discards a copy. The event counts as processed. A copy that a route has
 *       begun and lost looks the same: Camel calls a completion only at the end.
 *   <li>The route has not ended, and nothing refers to the callback that would end it, as when an
 *       {@link Error} ends a task of Camel's thread pool. The event counts as failed.
 * </ul>
 *
 * <p>The garbage collector detects both. Safe for use by several threads.
 */
final class LostEvents {

    private static final int MIN_SWEEP = 64;

    private final ReferenceQueue<Object> lost = new ReferenceQueue<>();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final ExceptionReporter reports;
    private volatile int sweepAt = MIN_SWEEP;

    LostEvents(ExceptionReporter reports) {
        this.reports = reports;
    }

    /** The route of an event has ended, and its completion is elsewhere. */
    void watchCompletion(InFlight inFlight) {
        inFlight.delivery().handedOver();
        if (watches.size() >= sweepAt) {
            watches.removeIf(watch -> !watch.delivery.isStarted() && watch.whenLost == null);
            sweepAt = Math.max(MIN_SWEEP, 2 * watches.size());
        }
        watches.add(new Watch(inFlight, inFlight, null, lost));
    }

    /**
     * The route of an event continues on another thread.
     *
     * @param callback the callback that ends the route
     * @param whenLost called after the event has failed, if nothing can call back any more
     */
    Watch watchRoute(Object callback, InFlight inFlight, Runnable whenLost) {
        Watch watch = new Watch(callback, inFlight, whenLost, lost);
        watches.add(watch);
        return watch;
    }

    /** The callback has been called, and is reachable during this call. */
    void end(Watch watch) {
        watches.remove(watch);
    }

    /** Completes the events that nothing else can complete. */
    void complete() {
        Reference<?> reference;
        while ((reference = lost.poll()) != null) {
            if (reference instanceof Watch watch && watches.remove(watch)) {
                complete(watch);
            }
        }
    }

    private void complete(Watch watch) {
        Runnable whenLost = watch.whenLost;
        if (whenLost == null) {
            watch.ackPolicy.succeeded(watch.delivery);
            return;
        }
        watch.ackPolicy.failed(watch.delivery);
        reports.later(
                "The route has lost " + watch.delivery.label(),
                new IllegalStateException(
                        "No step can end the Exchange any more. Look for an Error on a thread of"
                                + " the route, or for a step that does not call back"));
        whenLost.run();
    }

    /** One event that is watched. */
    static final class Watch extends WeakReference<Object> {

        private final Acknowledgeable delivery;
        private final AckPolicy ackPolicy;
        private final @Nullable Runnable whenLost;

        private Watch(
                Object referent,
                InFlight inFlight,
                @Nullable Runnable whenLost,
                ReferenceQueue<Object> lost) {
            super(referent, lost);
            delivery = inFlight.delivery();
            ackPolicy = inFlight.ackPolicy();
            this.whenLost = whenLost;
        }
    }
}
