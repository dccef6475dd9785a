/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.camel8x8.events.internal.protocol.AcknowledgementEncoder;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A queue for text frames from any thread to the channel's thread. It writes frames in batches,
 * since a write costs more than an event: as soon as a batch is complete, and otherwise {@link
 * #TIMEOUT_MILLIS} after the first frame at the latest. It writes only while the socket is
 * writable. A server that sends but does not read would fill the queue, so it accepts at most
 * {@link #MAX_WAITING} frames.
 *
 * <p>Netty's {@code FlushConsolidationHandler}, which needs no queue, flushes once for all writes
 * of a read, but wakes up the channel's thread for each frame that the route's thread sends. In the
 * whole component on a real Pulsar, it reads a third fewer events per second, uses 1.4 times the
 * CPU time, and costs the broker 1.5 times the CPU time, because the broker reads each frame by
 * itself (two cores, Pulsar 4.0.8). The benchmark "Against a real Pulsar" compares this queue with
 * a client that uses that handler.
 *
 * <p>{@link #acknowledge}, {@link #send} and {@link #abandon} may be called from any thread;
 * everything else on the channel's.
 */
final class SendQueue {

    /** How long a frame may wait for others. */
    static final long TIMEOUT_MILLIS = 1;

    /** Ten full windows. If the server reads, at most one window waits. */
    static final int MAX_WAITING = 10 * StreamOptions.MAX_RECEIVER_QUEUE_SIZE;

    /** The server determines the length of its message ids. */
    static final long MAX_WAITING_LENGTH = 16L * 1024 * 1024;

    private final int batchSize;

    // Confined to the channel's thread.
    private final AcknowledgementEncoder encoder = new AcknowledgementEncoder();

    private volatile boolean ended;

    @GuardedBy("this")
    private final Queue<String> acknowledgements = new ArrayDeque<>();

    @GuardedBy("this")
    private final Queue<byte[]> others = new ArrayDeque<>();

    @GuardedBy("this")
    private long waitingLength;

    @GuardedBy("this")
    private boolean timerIsSet;

    private volatile boolean batchIsWaiting;

    /**
     * @param batchSize the number of frames in a batch, from 1
     */
    SendQueue(int batchSize) {
        this.batchSize = batchSize;
    }

    /**
     * Sends the acknowledgement of a message soon.
     *
     * @return false if the queue is full, so that it is not sent
     */
    boolean acknowledge(ChannelHandlerContext ctx, String messageId) {
        return ask(ctx, addAcknowledgement(messageId));
    }

    /**
     * Sends any other frame soon; acknowledgements may overtake it.
     *
     * @return false if the queue is full, so that it is not sent
     */
    boolean send(ChannelHandlerContext ctx, byte[] utf8) {
        return ask(ctx, addOther(utf8));
    }

    /** As {@link #drain}, if a batch is complete. */
    void drainBatch(ChannelHandlerContext ctx) {
        if (batchIsWaiting) { // checked after every frame, so without a lock
            drain(ctx);
        }
    }

    /**
     * Writes queued frames while the socket is writable; call it again when it becomes writable.
     */
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

    /** Writes all queued frames without a flush, and nothing afterwards. */
    void finish(ChannelHandlerContext ctx) {
        boolean more = true;
        while (more) {
            more = writeNext(ctx);
        }
        ended = true;
    }

    /** Discards all queued frames, and writes nothing afterwards. */
    synchronized void abandon() {
        ended = true;
        acknowledgements.clear();
        others.clear();
        waitingLength = 0;
    }

    private synchronized Due addAcknowledgement(String messageId) {
        return add(acknowledgements, messageId, messageId.length());
    }

    private synchronized Due addOther(byte[] utf8) {
        return add(others, utf8, utf8.length);
    }

    @GuardedBy("this")
    private <T> Due add(Queue<T> kind, T frame, int length) {
        if (ended) {
            return Due.ASKED; // the session has ended or is closing
        }
        if (acknowledgements.size() + others.size() >= MAX_WAITING
                || waitingLength + length > MAX_WAITING_LENGTH) {
            return Due.TOO_MUCH;
        }
        kind.add(frame);
        waitingLength += length;
        if (batchIsWaiting) {
            return Due.ASKED;
        }
        if (acknowledgements.size() + others.size() >= batchSize) {
            batchIsWaiting = true;
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
            case NOW -> ChannelThread.soon(ctx, () -> drainBatch(ctx));
            case LATER -> ChannelThread.later(ctx, () -> drainLate(ctx), TIMEOUT_MILLIS);
            case ASKED, TOO_MUCH -> {
                // sent together with the frames queued before, or never
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
        batchIsWaiting = false;
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

    /** When the channel's thread must drain the queue. */
    private enum Due {
        /** No new request: a drain is requested already. */
        ASKED,
        LATER,
        NOW,
        /** No request: the frame is not sent. */
        TOO_MUCH
    }
}
