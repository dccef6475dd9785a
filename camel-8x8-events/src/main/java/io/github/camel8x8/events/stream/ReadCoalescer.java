/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Groups frames that arrive one by one and in quick succession, as a network card coalesces
 * interrupts: for each frame, a wake-up, a read and a hand-over to the route's thread cost several
 * times as much as its event. After {@value #MIN_READS} reads within {@value #PAUSE_MILLIS} ms that
 * returned one or two frames each, it does not read for {@value #PAUSE_MILLIS} ms. It repeats the
 * pause as long as each pause collects {@value #MIN_READS} frames. A slower stream is read at once,
 * and so is a stream whose window is too small to wait.
 *
 * <p>Follows the frame decoder in the pipeline, so that the decoder can complete a partial frame.
 * Runs on the channel's thread.
 */
final class ReadCoalescer extends ChannelDuplexHandler {

    /** How long a frame may wait for others. */
    static final long PAUSE_MILLIS = 1;

    /** The minimum number of reads before a pause, and of frames that justify another pause. */
    static final int MIN_READS = 8;

    private static final int FEW_FRAMES = 2;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);

    /** Pauses that are too long cost at most a twentieth of the time. */
    private static final long REST_NANOS = 20 * PAUSE_NANOS;

    private final int most;
    private final LongSupplier nanoTime;
    private int frames;
    private int reads;
    private long since;
    private boolean paused;
    private boolean afterPause;

    /**
     * @param most the maximum number of frames in a pause: with more, the server may use up its
     *     window during the pause
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
        if (!paused) { // AsyncHttpClient calls this after every read, even without autoRead
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
            return false; // pauses are suspended
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
