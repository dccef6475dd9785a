/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue for a route that processes events in batches. While the route processes a batch, the next
 * one fills. It is complete when it is full, when its time is over, or when the window is full: the
 * server then sends nothing more. Events begin when their batch begins, so until then they can be
 * dropped, and are redelivered in order.
 *
 * <p>Unwanted events are skipped when they arrive. Otherwise they would fill the window, and
 * batches would be small.
 */
final class BatchQueue implements RouteQueue {

    private static final Logger LOG = LoggerFactory.getLogger(BatchQueue.class);

    private final int maxSize;
    private final long timeoutNanos;
    private final EventTypeFilter wanted;
    private final AckPolicy ackPolicy;
    private final Batching.Timer timer;
    private final Runnable wake;

    @GuardedBy("this")
    private final Queue<InFlightEvent> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private boolean windowIsFull;

    @GuardedBy("this")
    private @Nullable Future<?> timeout;

    /**
     * @param batching when a batch is complete
     * @param wanted selects the events
     * @param ackPolicy how a batch is acknowledged
     * @param wake starts the route
     */
    BatchQueue(Batching batching, EventTypeFilter wanted, AckPolicy ackPolicy, Runnable wake) {
        this.maxSize = batching.maxSize();
        this.timeoutNanos = batching.timeout().toNanos();
        this.wanted = wanted;
        this.ackPolicy = ackPolicy;
        this.timer = batching.timer();
        this.wake = wake;
    }

    @Override
    public boolean add(InFlightEvent inFlight) {
        if (!wanted.accept(inFlight.event().getType())) {
            if (inFlight.delivery().begin()) {
                inFlight.delivery().skip();
            }
            return false;
        }
        synchronized (this) {
            waiting.add(inFlight);
            return waiting.size() >= maxSize;
        }
    }

    @Override
    public boolean announce() {
        return isReady();
    }

    @Override
    public synchronized @Nullable InFlight next() {
        while (isReady()) {
            List<InFlightEvent> begun = begin();
            if (!begun.isEmpty()) {
                return new InFlightBatch(begun, ackPolicy);
            }
        }
        return null;
    }

    /**
     * A batch has events of one stream only, so that it ends at one position. Events are dropped
     * from the end, so those that have begun are the first ones: the order is kept.
     */
    @GuardedBy("this")
    private List<InFlightEvent> begin() {
        List<InFlightEvent> begun = new ArrayList<>(Math.min(maxSize, waiting.size()));
        boolean others = false;
        Iterator<InFlightEvent> events = waiting.iterator();
        while (begun.size() < maxSize && events.hasNext()) {
            InFlightEvent next = events.next();
            if (!begun.isEmpty() && !next.delivery().isOfSameStream(begun.get(0).delivery())) {
                others = true;
                continue;
            }
            events.remove();
            if (next.delivery().begin()) {
                begun.add(next);
            }
        }
        windowIsFull &= others;
        return begun;
    }

    @Override
    public boolean hasTaken() {
        return false;
    }

    /** Otherwise the timer wakes the route. */
    @Override
    public synchronized boolean isReady() {
        InFlightEvent first = waiting.peek();
        if (first == null) {
            return false;
        }
        if (waiting.size() >= maxSize || windowIsFull) {
            return true;
        }
        long left = timeoutNanos - (System.nanoTime() - first.delivery().arrivedNanos());
        if (left > 0 && timeout == null) {
            timeout = startTimer(left);
        }
        return left <= 0;
    }

    private @Nullable Future<?> startTimer(long nanos) {
        try {
            return timer.after(Duration.ofNanos(nanos), this::timeIsOver);
        } catch (RejectedExecutionException e) {
            LOG.debug("No further batch is processed: the timer is shut down", e);
            return null;
        }
    }

    /** The batch may have begun meanwhile: then this call concerns the next one. */
    private void timeIsOver() {
        boolean ready;
        synchronized (this) {
            timeout = null;
            ready = isReady();
        }
        if (ready) {
            wake.run();
        }
    }

    @Override
    public synchronized void removeDropped() {
        waiting.removeIf(inFlight -> inFlight.delivery().isDropped());
        if (waiting.isEmpty()) {
            windowIsFull = false;
        }
    }

    @Override
    public synchronized void windowIsFull() {
        windowIsFull = !waiting.isEmpty();
    }

    @Override
    public synchronized void pause() {
        Future<?> started = timeout;
        if (started != null) {
            started.cancel(false);
            timeout = null;
        }
    }
}
