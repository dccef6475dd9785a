/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is in flight on one stream: hands each frame's credit back exactly once, and tells what a
 * new session brings again from what is new. Safe for use by several threads.
 *
 * <p>Never more than the credit window is in flight, across sessions too: on a new session the
 * server sends the events that were dropped and those that have begun; the latter are recognised
 * and keep the new credit until they are settled. (On a Shared or Key_Shared subscription those
 * that have begun may go to another consumer, or come late: there they can stand beside a whole new
 * window.)
 */
abstract class Window {

    final int capacity;
    private final StreamStatistics statistics;
    private final Runnable seekBack;

    // All guarded by this.
    final DeliveryList inFlight = new DeliveryList();
    Map<String, Delivery> carried = new HashMap<>();
    private @Nullable AckSender session;
    private boolean seekingBack;

    private volatile boolean overrun; // by the last delivery

    /**
     * @param capacity the credit window
     * @param statistics told what was settled
     * @param seekBack asked for when a message has failed that only a new session brings again;
     *     called with the window locked, so it must not block
     */
    Window(int capacity, StreamStatistics statistics, Runnable seekBack) {
        this.capacity = capacity;
        this.statistics = statistics;
        this.seekBack = seekBack;
    }

    /**
     * A message has come in.
     *
     * @return its delivery, or null where it needs none: it has begun before, or comes again anyway
     */
    synchronized @Nullable Delivery arrived(AckSender from, MessageFrame message) {
        if (seekingBack || from != session || isSkipped(from, message)) {
            return null;
        }
        Delivery known = carried.isEmpty() ? null : carried.remove(message.messageId());
        if (known != null && (known.isStarted() || known.isDone())) {
            known.session = from;
            known.frames = 1;
            cameAgain(known);
            return null;
        }
        if (isRedelivered(from, message)) {
            return null;
        }
        Delivery delivery = new Delivery(this, from, message);
        inFlight.append(delivery);
        overrun = inFlight.size() > 2 * capacity;
        isNew(delivery);
        return delivery;
    }

    /** A frame that could not be decoded has come in: it must not cost its credit. */
    synchronized void undecodable(AckSender from, @Nullable String messageId) {
        if (!seekingBack && from == session) {
            skipMessage(from, messageId);
        }
    }

    /** A frame has come in that ends its session, and must not end the next one too. */
    synchronized void endsSession(AckSender from, @Nullable String messageId) {
        if (seekingBack || from != session) {
            return;
        }
        if (messageId == null) {
            skipMessage(from, null);
        } else {
            skipInPlace(from, messageId);
        }
    }

    /** Called by the delivery, once. */
    synchronized void completed(Delivery delivery) {
        delivery.completed = true;
        if (delivery.isDone()) {
            statistics.countAcknowledged();
            acknowledged(delivery);
            return;
        }
        statistics.countNegativelyAcknowledged();
        if (!redelivered(delivery) && delivery.session == session) {
            seekBack();
        }
    }

    /** Of those that were acknowledged, one was not wanted. */
    void skipped() {
        statistics.countFiltered();
    }

    /** Asks for a new session, which brings everything that is not finished. */
    final void seekBack() {
        if (!seekingBack) {
            seekingBack = true;
            dropQueued();
            seekBack.run();
        }
    }

    /**
     * A session is about to be asked for.
     *
     * @return where it shall begin, see {@link RequestTarget}
     */
    abstract String connecting();

    /** A session has come about; called before its first frame. */
    synchronized void opened(AckSender opened) {
        session = opened;
        seekingBack = false;
        begin(opened);
    }

    /** The session is gone, or is left: drops what has not begun. */
    synchronized void lost() {
        session = null;
        dropQueued();
    }

    /** Whether a new session brings everything that this one has not delivered. */
    abstract boolean isResumable();

    /** How many deliveries are queued or being processed. */
    synchronized int unfinished() {
        int[] count = {0};
        inFlight.forEach(delivery -> count[0] += delivery.isFinished() ? 0 : 1);
        carried.values().forEach(delivery -> count[0] += delivery.isFinished() ? 0 : 1);
        return count[0];
    }

    /** The delivery that has been in flight for the longest time, or null. */
    synchronized @Nullable Delivery oldest() {
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
     * Whether the server has sent more events than it had credits for, so many that the client must
     * not take further ones. A window more is tolerated. For the thread that has called {@link
     * #arrived}; without a lock, since it is asked after every event.
     */
    final boolean isOverrun() {
        return overrun;
    }

    /** How many deliveries have not begun. */
    synchronized int queued() {
        int[] count = {0};
        inFlight.forEach(delivery -> count[0] += delivery.isQueued() ? 1 : 0);
        return count[0];
    }

    /** How many deliveries of earlier sessions may still come again. */
    synchronized int carriedOver() {
        return carried.size();
    }

    /** Whether there is a session. */
    final boolean isOpen() {
        return session != null;
    }

    /** The session that is open, where it is the one that delivered. */
    final boolean isCurrent(Delivery delivery) {
        return delivery.session == session;
    }

    /**
     * Forgets the oldest finished ones beyond two windows: the server may have trimmed them, or
     * given them to another consumer, so that they never come again.
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

    private void dropQueued() {
        // From the end: who begins the next delivery meanwhile must not find it dropped and the one
        // behind it not yet, or that would be processed out of order.
        inFlight.forEachBackwards(
                delivery -> {
                    if (delivery.drop()) {
                        dropped(delivery);
                    }
                });
    }

    /** Whether a message is no event to this window; its credit has been given back then. */
    boolean isSkipped(AckSender from, MessageFrame message) {
        return false;
    }

    /**
     * Whether a message is a repetition on its own session, of one that is in flight or was
     * acknowledged. Its credit is accounted for then.
     */
    boolean isRedelivered(AckSender from, MessageFrame message) {
        return false;
    }

    /** A delivery that has come for the first time is in flight. */
    abstract void isNew(Delivery delivery);

    /** A delivery of an earlier session has come on this one. */
    abstract void cameAgain(Delivery delivery);

    abstract void acknowledged(Delivery delivery);

    /**
     * Asks the server for a failed message again; false where it cannot do that for one message.
     */
    abstract boolean redelivered(Delivery delivery);

    abstract void skipMessage(AckSender from, @Nullable String messageId);

    /** As {@link #skipMessage}, and a new session does not bring the message again. */
    void skipInPlace(AckSender from, String messageId) {
        skipMessage(from, messageId);
    }

    abstract void begin(AckSender opened);

    abstract void dropped(Delivery delivery);
}
