/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * <p>A batch has events of one stream only, so that it ends at one position. Of several complete
 * batches, the one whose first event arrived first is routed first.
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

    /** The events by stream; no entry is empty. */
    @GuardedBy("this")
    private final Map<Object, WaitingEvents> waiting = new HashMap<>();

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
            WaitingEvents ofStream =
                    waiting.computeIfAbsent(
                            inFlight.delivery().stream(), stream -> new WaitingEvents());
            ofStream.add(inFlight);
            return ofStream.size() >= maxSize;
        }
    }

    @Override
    public boolean announce() {
        return isReady();
    }

    @Override
    public synchronized @Nullable InFlight next() {
        WaitingEvents complete;
        while ((complete = complete()) != null) {
            List<InFlightEvent> begun = complete.begin(maxSize);
            waiting.values().removeIf(WaitingEvents::isEmpty);
            if (!begun.isEmpty()) {
                return new InFlightBatch(begun, ackPolicy);
            }
        }
        return null;
    }

    @Override
    public boolean hasTaken() {
        return false;
    }

    /** Otherwise the timer wakes the route. */
    @Override
    public synchronized boolean isReady() {
        return complete() != null;
    }

    /**
     * The complete batch whose first event arrived first. If there is none, starts the timer for
     * the one whose time is over first.
     */
    @GuardedBy("this")
    private @Nullable WaitingEvents complete() {
        long now = System.nanoTime();
        WaitingEvents complete = null;
        long oldest = 0; // the age of its first event
        long least = Long.MAX_VALUE; // the time that is left
        for (WaitingEvents ofStream : waiting.values()) {
            long age = now - ofStream.firstArrivedNanos();
            long left = timeoutNanos - age;
            if (ofStream.fillBatch(maxSize) || left <= 0) {
                if (complete == null || age > oldest) {
                    complete = ofStream;
                    oldest = age;
                }
            } else {
                least = Math.min(least, left);
            }
        }
        if (complete == null && !waiting.isEmpty() && timeout == null) {
            timeout = startTimer(least);
        }
        return complete;
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
        waiting.values().forEach(WaitingEvents::removeDropped);
        waiting.values().removeIf(WaitingEvents::isEmpty);
    }

    @Override
    public synchronized void windowIsFull(Object stream) {
        WaitingEvents full = waiting.get(stream);
        if (full != null) {
            full.windowIsFull();
        }
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
