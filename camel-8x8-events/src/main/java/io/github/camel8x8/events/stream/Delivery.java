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
    private volatile State state = State.QUEUED;

    // Guarded by the window.
    Outbound session;
    boolean passed;
    boolean settled; // the window knows its outcome: the state is ahead of that
    @Nullable DeliveryList list;
    @Nullable Delivery previous;
    @Nullable Delivery next;

    Delivery(Window window, Outbound session, MessageFrame message) {
        this.window = window;
        this.session = session;
        this.message = message;
    }

    /** The message. */
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

    /**
     * The message has been dealt with: the server may forget it, the position may pass it.
     *
     * @return false where it was settled before, or never begun
     */
    public boolean acknowledge() {
        return settle(State.DONE);
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
     * server sends this one again after its delay. Everywhere else the stream is rewound: what is
     * queued is dropped, and after a delay the stream is read again from this message on.
     *
     * @return false where it was settled before, or never begun
     */
    public boolean negativeAcknowledge() {
        return settle(State.FAILED);
    }

    /** Whether it will not be processed here: it comes again by another delivery. */
    public boolean isDropped() {
        return state == State.DROPPED;
    }

    /** Whether its owner has not said yet what became of it. */
    public boolean isStarted() {
        return state == State.STARTED;
    }

    boolean isQueued() {
        return state == State.QUEUED;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Whether nobody here has anything to do with it any more. */
    boolean isFinished() {
        return state != State.QUEUED && state != State.STARTED;
    }

    boolean drop() {
        return STATE.compareAndSet(this, State.QUEUED, State.DROPPED);
    }

    private boolean settle(State outcome) {
        if (!STATE.compareAndSet(this, State.STARTED, outcome)) {
            return false;
        }
        window.settled(this);
        return true;
    }

    /** The id; never the payload. */
    @Override
    public String toString() {
        return "Delivery[" + message.messageId() + ", " + state + "]";
    }

    private enum State {
        QUEUED,
        STARTED,
        DONE,
        FAILED,
        DROPPED
    }
}
