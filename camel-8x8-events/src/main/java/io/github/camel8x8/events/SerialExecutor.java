/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

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
 * Takes arrivals one after the other through the route: the next one begins when the one before is
 * done, also where the route is asynchronous. Holds a thread only while there is something to do.
 */
final class SerialExecutor implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SerialExecutor.class);

    /** Of a long read: the route works on these while the rest is decoded. */
    private static final int MAX_UNANNOUNCED = 64;

    private final Executor executor;
    private final Work work;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicReference<Turn> turn = new AtomicReference<>(Turn.DONE);
    private final Runnable whenDone = this::done;
    private volatile boolean paused;
    private Queue<InFlightEvent> taken = new ArrayDeque<>(); // of the thread for which it is busy

    // Guarded by this.
    private Queue<InFlightEvent> incoming = new ArrayDeque<>();
    private int unannounced;

    SerialExecutor(Executor executor, Work work) {
        this.executor = executor;
        this.work = work;
    }

    /** Waking a thread costs more than an event does: {@link #announce} follows soon. */
    void add(InFlightEvent arrival) {
        if (enqueue(arrival) >= MAX_UNANNOUNCED) {
            announce();
        }
    }

    /** Begins with what was added. */
    void announce() {
        if (announced() > 0) {
            wake();
        }
    }

    /** Begins nothing more until it is resumed; what has begun goes on. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        wake();
    }

    /** Lets go of what will not be processed here, beside what the lane's thread has taken. */
    synchronized void removeDropped() {
        incoming.removeIf(arrival -> arrival.delivery().isDropped());
    }

    @Override
    public void run() {
        boolean left;
        do {
            InFlightEvent arrival;
            while (!paused && (arrival = next()) != null) {
                if (arrival.delivery().begin() && !processed(arrival)) {
                    return; // done() goes on
                }
            }
            left = !taken.isEmpty();
            busy.set(false);
            // What came, or was resumed, between the loop's end and this line has woken nobody.
        } while (!paused && (left || isIncoming()) && busy.compareAndSet(false, true));
    }

    /** A whole queue is taken at once: the threads then meet once for many events. */
    private @Nullable InFlightEvent next() {
        if (taken.isEmpty()) {
            take();
        }
        return taken.poll();
    }

    private synchronized void take() {
        Queue<InFlightEvent> empty = taken;
        taken = incoming;
        incoming = empty;
    }

    private synchronized int enqueue(InFlightEvent arrival) {
        incoming.add(arrival);
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
     * Whether the arrival is done by now. Camel calls back, and calls it asynchronous, also where
     * the route has ended on this very thread: handing the next arrival to another thread then
     * would cost more than the whole route.
     */
    private boolean processed(InFlightEvent arrival) {
        // A route may leave its thread interrupted. Blocking steps of the next event would fail.
        Thread.interrupted();
        turn.set(Turn.PROCESSING);
        try {
            return work.process(arrival, whenDone)
                    || !turn.compareAndSet(Turn.PROCESSING, Turn.LEFT);
        } catch (Throwable e) {
            // Whatever it is, the events behind this one must not wait for it for ever.
            LOG.error("Event {} was not processed to its end", arrival.delivery(), e);
            arrival.ackPolicy().failed(arrival.delivery());
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
            LOG.debug("Nothing more is processed: the threads are shut down", e);
        } finally {
            if (!goesOn) {
                busy.set(false); // also where no thread could be made: the next event tries again
            }
        }
    }

    private enum Turn {
        PROCESSING,
        /** It ended before the lane's thread had left it. */
        DONE,
        /** The lane's thread has left; whoever ends it goes on. */
        LEFT
    }

    /** What is done with one arrival. */
    @FunctionalInterface
    interface Work {

        /**
         * Takes one arrival through the route.
         *
         * @param whenDone called where the result is false, from any thread, when the arrival is
         *     done
         * @return whether it is done already
         */
        boolean process(InFlightEvent arrival, Runnable whenDone);
    }
}
