/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets frames that come one by one and in quick succession come together, as a network card does
 * with its interrupts: a wake-up, a read and a hand-over to the route's thread for every frame cost
 * several times what its event does. After {@value #MIN_READS} reads within {@value #PAUSE_MILLIS}
 * ms that have brought a frame or two each, it reads nothing for {@value #PAUSE_MILLIS} ms, and
 * again as long as each pause brings {@value #MIN_READS} frames. A slower stream is read at once,
 * and so is one whose window is too small to wait.
 *
 * <p>Stands behind the frame decoder, which still completes a frame that is half there. Runs on the
 * channel's thread.
 */
final class ReadCoalescer extends ChannelDuplexHandler {

    /** How long a frame may wait for others. */
    static final long PAUSE_MILLIS = 1;

    /** So many frames a pause are worth one. */
    static final int MIN_READS = 8;

    private static final int FEW_FRAMES = 2;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);

    /** A pause that was too long costs a twentieth of the time at most. */
    private static final long REST_NANOS = 20 * PAUSE_NANOS;

    private final int most;
    private final LongSupplier nanoTime;
    private int frames;
    private int reads;
    private long since;
    private boolean paused;
    private boolean afterPause;

    /**
     * @param most a pause that brings more frames than this is too long, since the server may come
     *     to its window's end in it
     * @param nanoTime as {@link System#nanoTime}
     */
    ReadCoalescer(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof WebSocketFrame) {
            frames++;
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        if (!paused) {
            if (isWorthAPause(nanoTime.getAsLong())) {
                pause(ctx);
            }
            frames = 0;
        }
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (!paused) { // AsyncHttpClient asks after every read, also where autoRead is off
            ctx.read();
        }
    }

    private boolean isWorthAPause(long now) {
        if (frames == 0 || most < MIN_READS) {
            return false;
        }
        if (afterPause) {
            afterPause = false;
            countFrom(frames > most ? now + REST_NANOS : now);
            return frames >= MIN_READS && frames <= most;
        }
        if (now - since < 0) {
            return false; // it rests
        }
        if (now - since > PAUSE_NANOS) {
            countFrom(now);
        }
        if (frames > FEW_FRAMES) {
            countFrom(now);
            return false;
        }
        return ++reads >= MIN_READS;
    }

    private void countFrom(long from) {
        since = from;
        reads = 0;
    }

    private void pause(ChannelHandlerContext ctx) {
        paused = true;
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(() -> goOn(ctx), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void goOn(ChannelHandlerContext ctx) {
        paused = false;
        afterPause = true;
        frames = 0;
        ctx.channel().config().setAutoRead(true);
    }
}
