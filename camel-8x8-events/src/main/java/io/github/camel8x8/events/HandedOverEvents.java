/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.Delivery;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events whose Exchange has ended well, and whose completion the route has handed over. A copy that
 * has the completion may be lost without a word, as when {@code seda} discards it because its queue
 * is full. Then nothing holds the completion any more, and the event is processed: its own route
 * has ended well. The garbage collector finds that out.
 *
 * <p>Safe for use by several threads.
 */
final class HandedOverEvents {

    private static final int MIN_SWEEP = 64;

    private final ReferenceQueue<Arrival> lost = new ReferenceQueue<>();
    private final Set<Completion> waiting = ConcurrentHashMap.newKeySet();
    private volatile int sweepAt = MIN_SWEEP;

    /** The route of an event has ended, and its completion is elsewhere. */
    void add(Arrival arrival) {
        arrival.delivery().handedOver();
        if (waiting.size() >= sweepAt) {
            waiting.removeIf(completion -> !completion.delivery.isStarted());
            sweepAt = Math.max(MIN_SWEEP, 2 * waiting.size());
        }
        waiting.add(new Completion(arrival, lost));
    }

    /** Settles the events that nothing can complete any more. */
    void settleLost() {
        Reference<? extends Arrival> reference;
        while ((reference = lost.poll()) != null) {
            if (reference instanceof Completion completion && waiting.remove(completion)) {
                completion.settlement.succeeded(completion.delivery);
            }
        }
    }

    private static final class Completion extends WeakReference<Arrival> {

        private final Delivery delivery;
        private final Settlement settlement;

        Completion(Arrival arrival, ReferenceQueue<Arrival> lost) {
            super(arrival, lost);
            delivery = arrival.delivery();
            settlement = arrival.settlement();
        }
    }
}
