/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One message in flight. Whoever processes it first asks {@link #begin}; then calls {@link
 * #acknowledge} or {@link #negativeAcknowledge} once, from any thread. Only the first of these
 * counts.
 *
 * <p>Until it has begun, a delivery is dropped when its session is lost, and comes again in its
 * place on the next session. One that has begun stays with its owner across sessions: its second
 * coming is recognised, and what becomes of it is told to the session that is open then.
 */
public final class Delivery {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Delivery.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Window window;
    private final MessageFrame message;
    private final long arrivedNanos = System.nanoTime();
    private volatile State state = State.QUEUED;

    // Guarded by the window.
    AckSender session;
    int frames = 1; // of the current session; each gives one credit back
    boolean undecodable;
    boolean passed;
    boolean completed; // the window knows its outcome: the state is ahead of that
    @Nullable DeliveryList list;
    @Nullable Delivery previous;
    @Nullable Delivery next;

    Delivery(Window window, AckSender session, MessageFrame message) {
        this.window = window;
        this.session = session;
        this.message = message;
    }

    /** A message that is never processed; it only keeps its place among the others. */
    static Delivery skipped(Window window, AckSender session, MessageFrame message) {
        Delivery delivery = new Delivery(window, session, message);
        delivery.state = State.DONE;
        delivery.undecodable = true;
        return delivery;
    }

    /** {@return the message} */
    public MessageFrame message() {
        return message;
    }

    /**
     * Takes the delivery up for processing.
     *
     * @return false where it was dropped, or has begun before: then nothing must be done with it
     */
    public boolean begin() {
        return STATE.compareAndSet(this, State.QUEUED, State.STARTED);
    }

    /** The Exchange has ended, and another one that has its completion has not. */
    public void handedOver() {
        STATE.compareAndSet(this, State.STARTED, State.HANDED_OVER);
    }

    /** The Exchange has ended, and the route says later what becomes of the message. */
    public void held() {
        if (!STATE.compareAndSet(this, State.STARTED, State.HELD)) {
            STATE.compareAndSet(this, State.HANDED_OVER, State.HELD);
        }
    }

    /**
     * The message has been dealt with: the server may forget it, the position may pass it.
     *
     * @return false where it was settled before, or never begun
     */
    public boolean acknowledge() {
        return complete(State.DONE);
    }

    /**
     * The message is not wanted: acknowledges it, and counts it as filtered.
     *
     * @return false where it was settled before, or never begun
     */
    public boolean skip() {
        boolean first = acknowledge();
        if (first) {
            window.skipped();
        }
        return first;
    }

    /**
     * The message has failed and shall come again. On a Shared or Key_Shared subscription the
     * server sends this one again after its delay. Everywhere else the stream seeks back: what is
     * queued is dropped, and after a delay the stream is read again from this message on.
     *
     * @return false where it was settled before, or never begun
     */
    public boolean negativeAcknowledge() {
        return complete(State.FAILED);
    }

    /** {@return whether it will not be processed here: it comes again by another delivery} */
    public boolean isDropped() {
        return state == State.DROPPED;
    }

    /** {@return whether its owner has not said yet what became of it} */
    public boolean isStarted() {
        return isStarted(state);
    }

    /** {@link System#nanoTime} of its arrival. */
    long arrivedNanos() {
        return arrivedNanos;
    }

    /** What it waits for, as a part of a sentence. */
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

    boolean isQueued() {
        return state == State.QUEUED;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Whether nobody here has anything to do with it any more. */
    boolean isFinished() {
        return state != State.QUEUED && !isStarted();
    }

    boolean drop() {
        return STATE.compareAndSet(this, State.QUEUED, State.DROPPED);
    }

    /** Another delivery of the same message takes its place; false if it is not held any more. */
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
        window.completed(this);
        return true;
    }

    /** The id; never the payload. */
    @Override
    public String toString() {
        return "Delivery[" + message.printableId() + ", " + state + "]";
    }

    private enum State {
        QUEUED,
        STARTED,
        HANDED_OVER,
        HELD,
        DONE,
        FAILED,
        DROPPED
    }
}
