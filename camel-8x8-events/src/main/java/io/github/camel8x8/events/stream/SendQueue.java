/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.AcknowledgementEncoder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Text frames of any thread on their way to the channel's. They leave together, since a write costs
 * more than an event does: when a portion of them waits, and else {@link #PATIENCE_MILLIS} after
 * the first. None is written that the socket does not take. What can wait here is bounded by what
 * the server has sent, since each frame answers one of its own.
 */
final class SendQueue {

    /** How long a frame may wait for others. */
    static final long PATIENCE_MILLIS = 1;

    private final int portion;
    private final AcknowledgementEncoder encoder = new AcknowledgementEncoder(); // channel's thread

    // Guarded by this.
    private final Queue<String> acknowledgements = new ArrayDeque<>();
    private final Queue<byte[]> others = new ArrayDeque<>();
    private Drain asked = Drain.NOT;

    /**
     * @param portion how many frames leave without waiting for more, from 1
     */
    SendQueue(int portion) {
        this.portion = portion;
    }

    /**
     * Adds the acknowledgement of a message; says when the channel's thread must be asked to {@link
     * #drain} because of it.
     */
    synchronized Drain acknowledge(String messageId) {
        acknowledgements.add(messageId);
        return due();
    }

    /** Adds a frame of another kind, which acknowledgements may overtake; answers as for those. */
    synchronized Drain add(byte[] utf8) {
        others.add(utf8);
        return due();
    }

    private Drain due() {
        int waiting = acknowledgements.size() + others.size();
        Drain due = waiting >= portion ? Drain.NOW : Drain.LATER;
        if (due.compareTo(asked) <= 0) {
            return Drain.NOT;
        }
        asked = due;
        return due;
    }

    /** Writes what waits, as long as the socket takes it. On the channel's thread. */
    void drain(ChannelHandlerContext ctx) {
        begin();
        boolean wrote = false;
        while (ctx.channel().isWritable() && writeNext(ctx)) {
            wrote = true;
        }
        if (wrote) {
            ctx.flush();
        }
    }

    /** Writes all that waits, without a flush. On the channel's thread. */
    void writeAll(ChannelHandlerContext ctx) {
        boolean more = true;
        while (more) {
            more = writeNext(ctx);
        }
    }

    synchronized void clear() {
        acknowledgements.clear();
        others.clear();
    }

    /** From now on, who adds a frame asks anew. */
    private synchronized void begin() {
        asked = Drain.NOT;
    }

    private synchronized @Nullable String nextAcknowledgement() {
        return acknowledgements.poll();
    }

    private synchronized byte @Nullable [] nextOther() {
        return others.poll();
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

    /** When to drain, the least urgent first. */
    enum Drain {
        /** That has been asked for already. */
        NOT,
        /** After {@link #PATIENCE_MILLIS}. */
        LATER,
        NOW
    }
}
