/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.AcknowledgementEncoder;
import io.github.camel8x8.events.stream.options.StreamOptions;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Text frames of any thread on their way to the channel's. They leave together, since a write costs
 * more than an event does: when a portion of them waits, and else {@link #TIMEOUT_MILLIS} after the
 * first at the latest. None is written that the socket does not take. A server that sends and does
 * not read would fill the queue, so it takes no more than {@link #MAX_WAITING} frames.
 *
 * <p>{@link #acknowledge}, {@link #send} and {@link #abandon} may be called from any thread;
 * everything else on the channel's.
 */
final class SendQueue {

    /** How long a frame may wait for others. */
    static final long TIMEOUT_MILLIS = 1;

    /** Ten full windows. A server that reads never lets more than one wait. */
    static final int MAX_WAITING = 10 * StreamOptions.MAX_RECEIVER_QUEUE_SIZE;

    /** A server chooses how long its message ids are. */
    static final long MAX_WAITING_LENGTH = 16L * 1024 * 1024;

    private final int portion;

    // Confined to the channel's thread.
    private final AcknowledgementEncoder encoder = new AcknowledgementEncoder();

    private volatile boolean ended;

    // Guarded by this.
    private final Queue<String> acknowledgements = new ArrayDeque<>();
    private final Queue<byte[]> others = new ArrayDeque<>();
    private long waitingLength;
    private boolean timerIsSet;
    private volatile boolean portionWaits;

    /**
     * @param portion how many frames leave without waiting for more, from 1
     */
    SendQueue(int portion) {
        this.portion = portion;
    }

    /**
     * Sends the acknowledgement of a message, soon.
     *
     * @return false if too much waits, so that it is not sent
     */
    boolean acknowledge(ChannelHandlerContext ctx, String messageId) {
        return ask(ctx, add(acknowledgements, messageId, messageId.length()));
    }

    /**
     * Sends a frame of another kind, soon; acknowledgements may overtake it.
     *
     * @return false if too much waits, so that it is not sent
     */
    boolean send(ChannelHandlerContext ctx, byte[] utf8) {
        return ask(ctx, add(others, utf8, utf8.length));
    }

    /** As {@link #drain}, if a portion waits. */
    void drainPortion(ChannelHandlerContext ctx) {
        if (portionWaits) { // asked after every frame, so without a lock
            drain(ctx);
        }
    }

    /** Writes what waits, as long as the socket takes it; to be called again when it takes more. */
    void drain(ChannelHandlerContext ctx) {
        if (ended || !ctx.channel().isWritable()) {
            return;
        }
        begin();
        boolean wrote = false;
        while (ctx.channel().isWritable() && writeNext(ctx)) {
            wrote = true;
        }
        if (wrote) {
            ctx.flush();
        }
    }

    /** Writes all that waits, without a flush, and nothing afterwards. */
    void finish(ChannelHandlerContext ctx) {
        boolean more = true;
        while (more) {
            more = writeNext(ctx);
        }
        ended = true;
    }

    /** Lets go of what waits, and writes nothing afterwards. */
    synchronized void abandon() {
        ended = true;
        acknowledgements.clear();
        others.clear();
        waitingLength = 0;
    }

    private synchronized <T> Due add(Queue<T> kind, T frame, int length) {
        if (ended) {
            return Due.ASKED; // the session has ended, or closes
        }
        if (acknowledgements.size() + others.size() >= MAX_WAITING
                || waitingLength + length > MAX_WAITING_LENGTH) {
            return Due.TOO_MUCH;
        }
        kind.add(frame);
        waitingLength += length;
        if (portionWaits) {
            return Due.ASKED;
        }
        if (acknowledgements.size() + others.size() >= portion) {
            portionWaits = true;
            return Due.NOW;
        }
        if (timerIsSet) {
            return Due.ASKED;
        }
        timerIsSet = true;
        return Due.LATER;
    }

    private boolean ask(ChannelHandlerContext ctx, Due due) {
        switch (due) {
            case NOW -> ChannelThread.soon(ctx, () -> drainPortion(ctx));
            case LATER -> ChannelThread.later(ctx, () -> drainLate(ctx), TIMEOUT_MILLIS);
            case ASKED, TOO_MUCH -> {
                // leaves with those that wait already, or never
            }
        }
        return due != Due.TOO_MUCH;
    }

    private void drainLate(ChannelHandlerContext ctx) {
        timerHasCome();
        drain(ctx);
    }

    private synchronized void timerHasCome() {
        timerIsSet = false;
    }

    private synchronized void begin() {
        portionWaits = false;
    }

    private synchronized @Nullable String nextAcknowledgement() {
        String next = acknowledgements.poll();
        waitingLength -= next == null ? 0 : next.length();
        return next;
    }

    private synchronized byte @Nullable [] nextOther() {
        byte[] next = others.poll();
        waitingLength -= next == null ? 0 : next.length;
        return next;
    }

    private boolean writeNext(ChannelHandlerContext ctx) {
        String acknowledged = nextAcknowledgement();
        if (acknowledged != null) {
            int length = encoder.encode(acknowledged);
            write(ctx, encoder.buffer(), length);
            return true;
        }
        byte[] other = nextOther();
        if (other != null) {
            write(ctx, other, other.length);
        }
        return other != null;
    }

    private static void write(ChannelHandlerContext ctx, byte[] frame, int length) {
        ctx.write(
                new TextWebSocketFrame(ctx.alloc().buffer(length).writeBytes(frame, 0, length)),
                ctx.voidPromise());
    }

    /** What must be asked of the channel's thread. */
    private enum Due {
        /** Nothing: it has been asked already. */
        ASKED,
        LATER,
        NOW,
        /** Nothing: it is not sent at all. */
        TOO_MUCH
    }
}
