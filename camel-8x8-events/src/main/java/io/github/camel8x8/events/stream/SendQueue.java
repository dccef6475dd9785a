/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Text frames of any thread on their way to the channel's: those sent within one of its turns leave
 * in one write, and none is written that the socket does not take. What can wait here is bounded by
 * what the server has sent, since each frame answers one of its own.
 */
final class SendQueue {

    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /** Adds a frame; says whether the channel's thread must be asked to {@link #drain}. */
    boolean add(byte[] utf8) {
        waiting.add(utf8);
        return scheduled.compareAndSet(false, true);
    }

    /** Writes what waits, as long as the socket takes it. On the channel's thread. */
    void drain(ChannelHandlerContext ctx) {
        scheduled.set(false);
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
            ByteBuf content = ctx.alloc().buffer(frame.length).writeBytes(frame);
            ctx.write(new TextWebSocketFrame(content), ctx.voidPromise());
        }
        return frame != null;
    }
}
