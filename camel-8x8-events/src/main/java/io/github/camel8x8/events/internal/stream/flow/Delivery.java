/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One message in flight. To process it, call {@link #begin} first, then {@link #acknowledge} or
 * {@link #negativeAcknowledge} once, from any thread. Only the first of these calls has an effect.
 *
 * <p>A delivery that has not begun is dropped when its session is lost, and redelivered in order on
 * the next session. A delivery that has begun stays with its owner across sessions: its redelivery
 * is recognized, and its outcome is sent on the session that is open then.
 */
public final class Delivery implements Acknowledgeable {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Delivery.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Owner owner;
    private final MessageFrame message;
    private final long arrivedNanos = System.nanoTime();
    private final boolean undecodable;
    private volatile State state;
    private boolean fillsWindow; // written before another thread sees the delivery

    // Guarded by the owner.
    AckSender session;
    int frames = 1; // of the current session; each returns one credit
    @Nullable Object list; // the list that it is in
    @Nullable Delivery previous;
    @Nullable Delivery next;

    Delivery(Owner owner, AckSender session, MessageFrame message) {
        this(owner, session, message, State.QUEUED, false);
    }

    private Delivery(
            Owner owner,
            AckSender session,
            MessageFrame message,
            State state,
            boolean undecodable) {
        this.owner = owner;
        this.session = session;
        this.message = message;
        this.state = state;
        this.undecodable = undecodable;
    }

    /** A message that is never processed; it only keeps its place in the order. */
    static Delivery skipped(Owner owner, AckSender session, MessageFrame message) {
        return new Delivery(owner, session, message, State.RECORDED, true);
    }

    /** {@return the message} */
    public MessageFrame message() {
        return message;
    }

    /**
     * Begins to process the delivery.
     *
     * @return false if it was dropped, or has begun before; it must not be processed then
     */
    public boolean begin() {
        return STATE.compareAndSet(this, State.QUEUED, State.STARTED);
    }

    @Override
    public void handedOver() {
        STATE.compareAndSet(this, State.STARTED, State.HANDED_OVER);
    }

    @Override
    public void held() {
        if (!STATE.compareAndSet(this, State.STARTED, State.HELD)) {
            STATE.compareAndSet(this, State.HANDED_OVER, State.HELD);
        }
    }

    /**
     * Acknowledges a processed message: the server may delete it, and the position may pass it.
     *
     * @return false if it was completed before, or never begun
     */
    @Override
    public boolean acknowledge() {
        return complete(State.DONE);
    }

    /**
     * Acknowledges a message that is not wanted, and counts it as filtered.
     *
     * @return false if it was completed before, or never begun
     */
    public boolean skip() {
        boolean first = acknowledge();
        if (first) {
            owner.skipped();
        }
        return first;
    }

    /**
     * Requests redelivery of a failed message. On a Shared or Key_Shared subscription, the server
     * redelivers this message after its delay. Otherwise the stream seeks back: it drops the queued
     * messages and, after a delay, reads again from this message on.
     *
     * @return false if it was completed before, or never begun
     */
    @Override
    public boolean negativeAcknowledge() {
        return complete(State.FAILED);
    }

    /**
     * Puts back a message whose processing has failed, to begin it again without a redelivery. Its
     * owner must keep its place in the order.
     *
     * @return false if that is not possible: it was completed or handed over, or its session has
     *     ended
     */
    @Override
    public boolean putBack() {
        return state == State.STARTED && owner.putBack(this);
    }

    /** {@return the stream that it is of: the same object for all deliveries of one stream} */
    public Object stream() {
        return owner;
    }

    /** {@return whether it waits to be processed, for the first time or again} */
    public boolean isQueued() {
        return state == State.QUEUED;
    }

    /** {@return whether it will not be processed, because the message is redelivered} */
    public boolean isDropped() {
        return state == State.DROPPED;
    }

    @Override
    public boolean isStarted() {
        return isStarted(state);
    }

    /**
     * {@return whether the window was full when it arrived: the server sends no further event until
     * one is completed}
     */
    public boolean fillsWindow() {
        return fillsWindow;
    }

    /** It has filled the window. */
    void fillWindow() {
        fillsWindow = true;
    }

    /** {@link System#nanoTime} when it was received. */
    public long arrivedNanos() {
        return arrivedNanos;
    }

    /** The reason why it is in flight, as a part of a sentence. */
    String waitsFor() {
        return switch (state) {
            case QUEUED -> "it waits for the route";
            case STARTED -> "it is in the route";
            case HANDED_OVER -> "the route has handed it over, as to seda";
            case HELD -> "the route has not called ack() or nack()";
            default -> "it is processed";
        };
    }

    private static boolean isStarted(State state) {
        return state == State.STARTED || state == State.HANDED_OVER || state == State.HELD;
    }

    boolean isDone() {
        State now = state;
        return now == State.DONE || now == State.RECORDED || now == State.PASSED;
    }

    /** Whether the message could not be decoded, so that it was never processed. */
    boolean isUndecodable() {
        return undecodable;
    }

    /** Whether the owner has recorded that it is done. */
    boolean isRecorded() {
        State now = state;
        return now == State.RECORDED || now == State.PASSED;
    }

    /** The owner has recorded the outcome. */
    void record() {
        STATE.compareAndSet(this, State.DONE, State.RECORDED);
    }

    /** Whether the position has passed it. */
    boolean isPassed() {
        return state == State.PASSED;
    }

    /**
     * The position passes a delivery that is done.
     *
     * @return false if it has passed the delivery before
     */
    boolean pass() {
        boolean first = state != State.PASSED;
        state = State.PASSED;
        return first;
    }

    /** Whether it is neither queued nor being processed. */
    boolean isFinished() {
        return state != State.QUEUED && !isStarted();
    }

    boolean queueAgain() {
        return STATE.compareAndSet(this, State.STARTED, State.QUEUED);
    }

    boolean drop() {
        return STATE.compareAndSet(this, State.QUEUED, State.DROPPED);
    }

    /**
     * Drops it for another delivery of the same message; false if it does not wait for ack() or
     * nack() any more.
     */
    boolean supersede() {
        return STATE.compareAndSet(this, State.HELD, State.DROPPED);
    }

    private boolean complete(State outcome) {
        State before;
        do {
            before = state;
            if (!isStarted(before)) {
                return false;
            }
        } while (!STATE.compareAndSet(this, before, outcome));
        owner.completed(this);
        return true;
    }

    @Override
    public String label() {
        return "event " + message.printableId();
    }

    /** The id and the state, without the payload. */
    @Override
    public String toString() {
        return "Delivery[" + message.printableId() + ", " + state + "]";
    }

    /** Records the outcome; called from any thread. */
    public interface Owner {

        /** Called once, when the outcome is final. */
        void completed(Delivery delivery);

        /** An acknowledged delivery was not wanted. */
        void skipped();

        /** Queues a started delivery again if its session is open; false if it is not. */
        default boolean putBack(Delivery delivery) {
            return false;
        }
    }

    /** Any thread changes it up to DONE and FAILED; then only the owner does. */
    private enum State {
        QUEUED,
        STARTED,
        /** The Exchange has completed, but another one that took over its completions has not. */
        HANDED_OVER,
        /** The Exchange has completed, and the route calls ack() or nack() later. */
        HELD,
        /** Acknowledged; the owner is about to record it. */
        DONE,
        /** The owner has recorded it. */
        RECORDED,
        /** The position has passed it. */
        PASSED,
        FAILED,
        /** It will be redelivered, or another delivery has replaced it. */
        DROPPED
    }
}
