/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.status.ClockReading;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.RequestTarget;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events in flight on one stream. Returns each frame's credit exactly once, and distinguishes
 * redeliveries on a new session from new events. Safe for use by several threads.
 *
 * <p>At most one credit window is in flight, across sessions too: on a new session the server sends
 * the events that were dropped and those that have started; the latter are recognized and keep the
 * new credit until they are completed. (On a Shared or Key_Shared subscription, those that have
 * started may go to another consumer, or arrive late: then they are in flight in addition to a
 * whole new window.)
 */
public abstract class Window implements Delivery.Owner {

    final int capacity;
    private final StreamStatistics statistics;
    private final Runnable seekBack;
    private final WindowFill fill;

    @GuardedBy("this")
    final DeliveryList inFlight = new DeliveryList();

    @GuardedBy("this")
    Map<String, Delivery> carried = new HashMap<>();

    @GuardedBy("this")
    private @Nullable AckSender session;

    @GuardedBy("this")
    private boolean seekingBack;

    private volatile boolean overrun; // by the last delivery

    /**
     * @param capacity the credit window
     * @param statistics counts the completed messages
     * @param seekBack called when a message has failed that only a new session redelivers; called
     *     with the window locked, so it must not block
     */
    Window(int capacity, StreamStatistics statistics, Runnable seekBack) {
        this.capacity = capacity;
        this.statistics = statistics;
        this.seekBack = seekBack;
        this.fill = new WindowFill(capacity, ClockReading::now);
    }

    /**
     * A message has arrived.
     *
     * @return its delivery, or null if it needs none: it has started before, or is redelivered
     *     anyway
     */
    public synchronized @Nullable Delivery arrived(AckSender from, MessageFrame message) {
        if (seekingBack || from != session || isSkipped(from, message)) {
            return null;
        }
        Delivery known = carried.isEmpty() ? null : carried.remove(message.messageId());
        if (known != null && (known.isStarted() || known.isDone())) {
            known.session = from;
            known.frames = 1;
            cameAgain(known);
            countFill();
            return null;
        }
        if (isRedelivered(from, message)) {
            return null;
        }
        Delivery delivery = new Delivery(this, from, message);
        inFlight.append(delivery);
        overrun = inFlight.size() > 2 * capacity;
        if (inFlight.size() >= capacity) {
            delivery.fillWindow();
        }
        isNew(delivery);
        countFill();
        return delivery;
    }

    /** A frame that could not be decoded has arrived: its credit must not be lost. */
    public synchronized void undecodable(AckSender from, @Nullable String messageId) {
        if (!seekingBack && from == session) {
            skipMessage(from, messageId);
        }
    }

    /** A frame has arrived that ends its session, and must not end the next one too. */
    public synchronized void endsSession(AckSender from, @Nullable String messageId) {
        if (seekingBack || from != session) {
            return;
        }
        if (messageId == null) {
            skipMessage(from, null);
        } else {
            skipInPlace(from, messageId);
        }
    }

    @Override
    public synchronized void completed(Delivery delivery) {
        delivery.record();
        if (delivery.isDone()) {
            statistics.countAcknowledged();
            acknowledged(delivery);
        } else {
            statistics.countNegativelyAcknowledged();
            if (!redelivered(delivery) && delivery.session == session) {
                seekBack();
            }
        }
        countFill();
    }

    @Override
    public synchronized boolean putBack(Delivery delivery) {
        return !seekingBack && session == delivery.session && delivery.queueAgain();
    }

    @Override
    public void skipped() {
        statistics.countFiltered();
    }

    /** Requests a new session, which redelivers all unfinished events. */
    @GuardedBy("this")
    final void seekBack() {
        if (!seekingBack) {
            ignoreSession();
            seekBack.run();
        }
    }

    /** Ignores what the session delivers from now on: the owner opens another one, or none. */
    @GuardedBy("this")
    final void ignoreSession() {
        seekingBack = true;
        dropQueued();
        fill.clear();
    }

    /**
     * A session is about to be opened.
     *
     * @return where it must begin, see {@link RequestTarget}
     */
    public abstract String connecting();

    /** A session is open; called before its first frame. */
    public synchronized void opened(AckSender opened) {
        session = opened;
        seekingBack = false;
        begin(opened);
    }

    /** The session has received something, if only an answer to a ping. */
    public void heard() {
        // only a reader needs it
    }

    /** The session is lost or closed: drops deliveries that have not started. */
    public synchronized void lost() {
        session = null;
        dropQueued();
        fill.clear();
    }

    /** Whether a new session delivers everything that this one has not delivered. */
    public abstract boolean isResumable();

    /** How many deliveries are queued or being processed. */
    public synchronized int unfinished() {
        int[] count = {0};
        inFlight.forEach(delivery -> count[0] += delivery.isFinished() ? 0 : 1);
        carried.values().forEach(delivery -> count[0] += delivery.isFinished() ? 0 : 1);
        return count[0];
    }

    /**
     * {@return since when the server sends no further event because the window is full; null if it
     * is not full}
     */
    public final @Nullable ClockReading fullSince() {
        return fill.fullSince();
    }

    /** The delivery that has been in flight for the longest time, or null. */
    public synchronized @Nullable Delivery oldest() {
        Delivery[] oldest = {null};
        Consumer<Delivery> compare =
                delivery -> {
                    Delivery before = oldest[0];
                    if (!delivery.isFinished()
                            && (before == null
                                    || delivery.arrivedNanos() - before.arrivedNanos() < 0)) {
                        oldest[0] = delivery;
                    }
                };
        inFlight.forEach(compare);
        carried.values().forEach(compare);
        return oldest[0];
    }

    /**
     * Whether the server has exceeded its credits by so much that the client must not accept more
     * events. One extra window is tolerated. For the thread that has called {@link #arrived};
     * without a lock, since it is checked after every event.
     */
    public final boolean isOverrun() {
        return overrun;
    }

    /** Whether every event before this one has been processed and has left the window. */
    public synchronized boolean isOldest(Delivery delivery) {
        return inFlight.first() == delivery
                && carried.values().stream().allMatch(Delivery::isFinished);
    }

    /** How many deliveries have not started. */
    public synchronized int queued() {
        int[] count = {0};
        inFlight.forEach(delivery -> count[0] += delivery.isQueued() ? 1 : 0);
        return count[0];
    }

    /** How many deliveries of earlier sessions may still be redelivered. */
    synchronized int carriedOver() {
        return carried.size();
    }

    @GuardedBy("this")
    private void countFill() {
        if (isOpen() && !seekingBack) {
            fill.update(inFlight.size());
        }
    }

    /** Whether there is a session. */
    @GuardedBy("this")
    final boolean isOpen() {
        return session != null;
    }

    /** Whether the open session is the one that delivered it. */
    @GuardedBy("this")
    final boolean isCurrent(Delivery delivery) {
        return delivery.session == session;
    }

    /**
     * Removes the oldest finished deliveries beyond two windows: the server may have trimmed them,
     * or sent them to another consumer, so that they are never redelivered.
     */
    static void bound(Map<String, Delivery> again, int capacity) {
        int tooMany = again.size() - 2 * capacity;
        Iterator<Delivery> oldest = again.values().iterator();
        while (tooMany > 0 && oldest.hasNext()) {
            if (oldest.next().isFinished()) {
                oldest.remove();
                tooMany--;
            }
        }
    }

    @GuardedBy("this")
    private void dropQueued() {
        // From the end: a thread that starts the next delivery meanwhile must not find it dropped
        // and the one after it not yet dropped, or that one would be processed out of order.
        Delivery delivery = inFlight.last();
        while (delivery != null) {
            Delivery previous = delivery.previous; // dropped() may remove the delivery
            if (delivery.drop()) {
                dropped(delivery);
            }
            delivery = previous;
        }
    }

    /** Whether this window skips a message; if so, its credit has been returned. */
    @GuardedBy("this")
    boolean isSkipped(AckSender from, MessageFrame message) {
        return false;
    }

    /**
     * Whether a message is a redelivery, on the same session, of one that is in flight or was
     * acknowledged. If so, its credit is accounted for.
     */
    @GuardedBy("this")
    boolean isRedelivered(AckSender from, MessageFrame message) {
        return false;
    }

    /** A delivery has arrived for the first time and is in flight. */
    @GuardedBy("this")
    abstract void isNew(Delivery delivery);

    /** A delivery of an earlier session was redelivered on this one. */
    @GuardedBy("this")
    abstract void cameAgain(Delivery delivery);

    @GuardedBy("this")
    abstract void acknowledged(Delivery delivery);

    /** Requests redelivery of a failed message; false if that is not possible for one message. */
    @GuardedBy("this")
    abstract boolean redelivered(Delivery delivery);

    @GuardedBy("this")
    abstract void skipMessage(AckSender from, @Nullable String messageId);

    /** As {@link #skipMessage}, and a new session does not redeliver the message. */
    @GuardedBy("this")
    void skipInPlace(AckSender from, String messageId) {
        skipMessage(from, messageId);
    }

    @GuardedBy("this")
    abstract void begin(AckSender opened);

    @GuardedBy("this")
    abstract void dropped(Delivery delivery);
}
