/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

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
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicReference<Drain> asked = new AtomicReference<>(Drain.NOT);

    /**
     * @param portion how many frames leave without waiting for more, from 1
     */
    SendQueue(int portion) {
        this.portion = portion;
    }

    /**
     * Adds a frame; says when the channel's thread must be asked to {@link #drain} because of it.
     */
    Drain add(byte[] utf8) {
        waiting.add(utf8);
        if (count.incrementAndGet() >= portion) {
            return asked.getAndSet(Drain.NOW) == Drain.NOW ? Drain.NOT : Drain.NOW;
        }
        return asked.compareAndSet(Drain.NOT, Drain.LATER) ? Drain.LATER : Drain.NOT;
    }

    /** Writes what waits, as long as the socket takes it. On the channel's thread. */
    void drain(ChannelHandlerContext ctx) {
        asked.set(Drain.NOT);
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

    void clear() {
        waiting.clear();
    }

    private boolean writeNext(ChannelHandlerContext ctx) {
        byte[] frame = waiting.poll();
        if (frame != null) {
            count.decrementAndGet();
            ByteBuf content = ctx.alloc().buffer(frame.length).writeBytes(frame);
            ctx.write(new TextWebSocketFrame(content), ctx.voidPromise());
        }
        return frame != null;
    }

    /** When to drain. */
    enum Drain {
        /** That has been asked for already. */
        NOT,
        /** After {@link #PATIENCE_MILLIS}. */
        LATER,
        NOW
    }
}
