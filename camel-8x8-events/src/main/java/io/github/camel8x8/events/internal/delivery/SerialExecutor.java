/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes events, or batches of events, one at a time: the next one starts when the previous
 * Exchange has completed, even if the route is asynchronous. Uses a thread only while events are
 * queued.
 */
final class SerialExecutor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    private final Executor executor;
    private final Work work;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.DONE);
    private final Runnable whenDone = this::done;
    private final RouteQueue queue;
    private volatile boolean paused;
    private volatile boolean refused; // no thread could be created
    private @Nullable InFlight current; // confined to the thread that runs

    SerialExecutor(Executor executor, Work work) {
        this.executor = executor;
        this.work = work;
        this.queue = work.newQueue(this::wake);
    }

    /**
     * Queues an event; {@link #announce} follows soon. Waking a thread costs more than an event.
     */
    void add(InFlightEvent inFlight) {
        if (queue.add(inFlight)) {
            announce();
        }
    }

    /** Starts to process the added events. */
    void announce() {
        if (!paused && queue.announce()) {
            wake();
        }
    }

    /** See {@link RouteQueue#windowIsFull}; {@link #announce} follows soon. */
    void windowIsFull(Object stream) {
        queue.windowIsFull(stream);
    }

    /** Starts no further event until it is resumed; events that have started continue. */
    void pause() {
        paused = true;
        queue.pause();
    }

    void resume() {
        paused = false;
        wake();
    }

    /**
     * Removes events that will not be processed, except those that the thread has already taken.
     */
    void removeDropped() {
        queue.removeDropped();
    }

    @Override
    public void run() {
        boolean left;
        do {
            InFlight inFlight;
            while (!paused && (inFlight = next()) != null) {
                current = inFlight;
                if (!processed(inFlight)) {
                    return; // done() continues
                }
            }
            left = isPutBack() || queue.hasTaken();
            busy.set(false);
            // An event or a resume between the loop's end and this line has woken no thread.
        } while (!paused && (left || queue.isReady()) && busy.compareAndSet(false, true));
    }

    private @Nullable InFlight next() {
        InFlight last = current;
        current = null;
        InFlight again = last == null ? null : last.beginAgain();
        return again == null ? queue.next() : again; // if put back, it is still the first one
    }

    private boolean isPutBack() {
        InFlight last = current;
        return last != null && last.isPutBack();
    }

    /**
     * Whether the event has been processed by now. Camel may also call back as asynchronous if the
     * route has ended on this same thread. Passing the next event to another thread would then cost
     * more than the whole route.
     */
    private boolean processed(InFlight inFlight) {
        // A route may leave its thread interrupted. Blocking steps of the next event would fail.
        Thread.interrupted();
        turn.set(Turn.PROCESSING);
        try {
            return work.process(inFlight, whenDone)
                    || !turn.compareAndSet(Turn.PROCESSING, Turn.LEFT);
        } catch (Throwable e) {
            // Whatever the failure is, later events must not wait for this one forever.
            LOG.error(
                    "An error has left the route: {} was not processed to its end",
                    inFlight.delivery().label(),
                    e);
            inFlight.ackPolicy().failed(inFlight.delivery());
            return true;
        }
    }

    private void done() {
        if (!turn.compareAndSet(Turn.PROCESSING, Turn.DONE)) {
            submit();
        }
    }

    private void wake() {
        if (!paused && busy.compareAndSet(false, true)) {
            submit();
        }
    }

    private void submit() {
        boolean again = refused;
        if (again) {
            refused = false;
        }
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            LOG.debug("No further events are processed: the thread pool is shut down", e);
            refused();
        } catch (Error e) {
            // Not thrown: other executors must still be started or resumed.
            if (!again) {
                LOG.warn("No thread could be created for the route; retrying every second", e);
            }
            refused();
        }
    }

    private void refused() {
        busy.set(false); // before the next line, after which a retry may come
        refused = true;
    }

    /**
     * Starts again if no thread could be created before. The server may send no further event that
     * would do so: the window can be full.
     */
    void retry() {
        if (refused) {
            wake();
        }
    }

    private enum Turn {
        PROCESSING,
        /** The event ended before this thread had left it. */
        DONE,
        /** This thread has left; the thread that ends the event continues. */
        LEFT
    }

    /** Processes one event or batch. */
    @FunctionalInterface
    interface Work {

        /**
         * Runs one event or batch through the route.
         *
         * @param whenDone called if the result is false, from any thread, when the event has been
         *     processed
         * @return whether the event has already been processed
         */
        boolean process(InFlight inFlight, Runnable whenDone);

        /**
         * A queue of the events for this work.
         *
         * @param wake starts to process the queue when its time has come
         */
        default RouteQueue newQueue(Runnable wake) {
            return new EventQueue();
        }

        /** Whether events are processed in batches. */
        default boolean isBatching() {
            return false;
        }
    }
}
