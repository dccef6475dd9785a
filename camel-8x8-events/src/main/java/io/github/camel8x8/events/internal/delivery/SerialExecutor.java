/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes events one at a time: the next event starts when the previous Exchange has completed, even
 * if the route is asynchronous. Uses a thread only while events are queued.
 */
final class SerialExecutor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    /** During a long read, the route starts after this many events, while the rest is decoded. */
    private static final int MAX_UNANNOUNCED = 64;

    private final Executor executor;
    private final Work work;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.DONE);
    private final Runnable whenDone = this::done;
    private volatile boolean paused;
    private Queue<InFlightEvent> taken = new ArrayDeque<>(); // confined to the thread that runs
    private @Nullable InFlightEvent current; // confined to the thread that runs

    @GuardedBy("this")
    private Queue<InFlightEvent> incoming = new ArrayDeque<>();

    @GuardedBy("this")
    private int unannounced;

    SerialExecutor(Executor executor, Work work) {
        this.executor = executor;
        this.work = work;
    }

    /**
     * Queues an event; {@link #announce} follows soon. Waking a thread costs more than an event.
     */
    void add(InFlightEvent inFlight) {
        if (enqueue(inFlight) >= MAX_UNANNOUNCED) {
            announce();
        }
    }

    /** Starts to process the added events. */
    void announce() {
        if (announced() > 0) {
            wake();
        }
    }

    /** Starts no further event until it is resumed; events that have started continue. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        wake();
    }

    /**
     * Removes events that will not be processed, except those that the thread has already taken.
     */
    synchronized void removeDropped() {
        incoming.removeIf(inFlight -> inFlight.delivery().isDropped());
    }

    @Override
    public void run() {
        boolean left;
        do {
            InFlightEvent inFlight;
            while (!paused && (inFlight = next()) != null) {
                if (inFlight.delivery().begin()) {
                    current = inFlight;
                    if (!processed(inFlight)) {
                        return; // done() continues
                    }
                }
            }
            left = isPutBack() || !taken.isEmpty();
            busy.set(false);
            // An event or a resume between the loop's end and this line has woken no thread.
        } while (!paused && (left || isIncoming()) && busy.compareAndSet(false, true));
    }

    /** Takes a whole queue at once, so that the threads synchronize once for many events. */
    private @Nullable InFlightEvent next() {
        InFlightEvent last = current;
        current = null;
        if (last != null && last.delivery().isQueued()) {
            return last.again(); // it was put back, so it is still the first one
        }
        if (taken.isEmpty()) {
            take();
        }
        return taken.poll();
    }

    private boolean isPutBack() {
        InFlightEvent last = current;
        return last != null && last.delivery().isQueued();
    }

    private synchronized void take() {
        Queue<InFlightEvent> empty = taken;
        taken = incoming;
        incoming = empty;
    }

    private synchronized int enqueue(InFlightEvent inFlight) {
        incoming.add(inFlight);
        return ++unannounced;
    }

    private synchronized int announced() {
        int count = unannounced;
        unannounced = 0;
        return count;
    }

    private synchronized boolean isIncoming() {
        return !incoming.isEmpty();
    }

    /**
     * Whether the event has been processed by now. Camel may also call back as asynchronous if the
     * route has ended on this same thread. Passing the next event to another thread would then cost
     * more than the whole route.
     */
    private boolean processed(InFlightEvent inFlight) {
        // A route may leave its thread interrupted. Blocking steps of the next event would fail.
        Thread.interrupted();
        turn.set(Turn.PROCESSING);
        try {
            return work.process(inFlight, whenDone)
                    || !turn.compareAndSet(Turn.PROCESSING, Turn.LEFT);
        } catch (Throwable e) {
            // Whatever the failure is, later events must not wait for this one forever.
            LOG.error("Event {} was not processed to its end", inFlight.delivery(), e);
            inFlight.ackPolicy().failed(inFlight.delivery());
            return true;
        }
    }

    private void done() {
        if (!turn.compareAndSet(Turn.PROCESSING, Turn.DONE)) {
            goOn();
        }
    }

    private void wake() {
        if (!paused && busy.compareAndSet(false, true)) {
            goOn();
        }
    }

    private void goOn() {
        boolean goesOn = false;
        try {
            executor.execute(this);
            goesOn = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("No further events are processed: the thread pool is shut down", e);
        } finally {
            if (!goesOn) {
                busy.set(false); // also if no thread could be created: the next event retries
            }
        }
    }

    private enum Turn {
        PROCESSING,
        /** The event ended before this thread had left it. */
        DONE,
        /** This thread has left; the thread that ends the event continues. */
        LEFT
    }

    /** Processes one event. */
    @FunctionalInterface
    interface Work {

        /**
         * Runs one event through the route.
         *
         * @param whenDone called if the result is false, from any thread, when the event has been
         *     processed
         * @return whether the event has already been processed
         */
        boolean process(InFlightEvent inFlight, Runnable whenDone);
    }
}
