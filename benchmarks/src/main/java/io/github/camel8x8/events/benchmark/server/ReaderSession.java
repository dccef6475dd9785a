/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A reader's session: sends while there is room in the window; each text frame returns one credit.
 */
final class ReaderSession extends ChannelInboundHandlerAdapter {

    /** Pulsar's default and cap of {@code receiverQueueSize}. */
    static final int WINDOW = 1000;

    /**
     * The delay before the first frame: camel-vertx-websocket loses frames that arrive before its
     * handler is set, and after losing a whole window it stalls permanently.
     */
    private static final long FIRST_AFTER_MILLIS = 500;

    private final SendPlan plan;
    private final FrameStock stock;
    private final boolean frameByFrame;
    private final AtomicLong acknowledged;
    private final ClientFrames client = new ClientFrames();
    private final Queue<Instant> due = new ArrayDeque<>();
    private int credits = WINDOW;
    private long sent;
    private boolean pacing;

    /**
     * @param frameByFrame whether each frame is written separately, so that each is a separate TLS
     *     record, as in Pulsar
     * @param acknowledged the counter of the text frames of all sessions
     */
    ReaderSession(SendPlan plan, FrameStock stock, boolean frameByFrame, AtomicLong acknowledged) {
        this.plan = plan;
        this.stock = stock;
        this.frameByFrame = frameByFrame;
        this.acknowledged = acknowledged;
    }

    /** Called after the upgrade has been answered. */
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> begin(ctx), FIRST_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        ByteBuf answers = ctx.alloc().buffer(16);
        try {
            int texts = client.read(bytes, answers);
            credits += texts;
            acknowledged.lazySet(acknowledged.get() + texts);
        } finally {
            bytes.release();
        }
        if (client.isClosed()) {
            ctx.writeAndFlush(answers).addListener(ChannelFutureListener.CLOSE);
        } else if (answers.isReadable()) {
            ctx.writeAndFlush(answers, ctx.voidPromise());
        } else {
            answers.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        send(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        client.release();
    }

    /** Closes the channel; a client process ends without closing its connection. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            cause.printStackTrace();
        }
        ctx.close();
    }

    private void begin(ChannelHandlerContext ctx) {
        if (ctx.channel().isActive()) {
            send(ctx);
        }
    }

    private void sendDue(ChannelHandlerContext ctx, Instant time) {
        due.add(time);
        send(ctx);
    }

    private void send(ChannelHandlerContext ctx) {
        long before = sent;
        while (credits > 0 && !client.isClosed() && sent < plan.limit() && sendSome(ctx)) {
            // until the window is full
        }
        if (sent > before) {
            ctx.flush();
        }
        if (!pacing && plan.isPaced(sent)) {
            pacing = true;
            Pacer.start(ctx.channel(), plan.eventsPerSecond(), time -> sendDue(ctx, time));
        }
    }

    private boolean sendSome(ChannelHandlerContext ctx) {
        Instant stamp = stamp();
        if (stamp == null && plan.isPaced(sent)) {
            return false;
        }
        ByteBuf frames;
        int count = 1;
        if (stamp == null) {
            long most = Math.min(plan.untilStamp(sent), plan.limit() - sent);
            most = frameByFrame ? 1 : Math.min(credits, most);
            count = FrameStock.runLength(sent, (int) most);
            frames = stock.run(sent, count);
        } else {
            frames = FrameStock.stamped(sent, stamp);
        }
        ctx.write(frames, ctx.voidPromise());
        sent += count;
        credits -= count;
        return true;
    }

    private @Nullable Instant stamp() {
        if (plan.isPaced(sent)) {
            return due.poll();
        }
        return plan.stampEvery() > 0 && sent % plan.stampEvery() == 0 ? Instant.now() : null;
    }
}
