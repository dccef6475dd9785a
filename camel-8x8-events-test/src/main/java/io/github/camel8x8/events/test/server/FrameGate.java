/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.broker.Outlet;
import io.github.camel8x8.events.test.broker.StoredMessage;
import io.github.camel8x8.events.test.fault.Fault;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the frames of one connection, and applies faults to them. */
final class FrameGate implements Outlet {

    private static final Logger LOG = LoggerFactory.getLogger(FrameGate.class);

    private static final long CLOSE_LIMIT_MILLIS = 1000;

    private final Channel channel;
    private final FrameWriter writer;
    private final List<FaultPlan> plans;
    private final Deque<WebSocketFrame> held = new ArrayDeque<>();
    private @Nullable StoredMessage last;
    private int lastCount;
    private boolean frozen;
    private int delays;
    private boolean closing;
    private long sent;

    FrameGate(Channel channel, FrameWriter writer, List<FaultPlan> plans) {
        this.channel = channel;
        this.writer = writer;
        this.plans = plans;
    }

    long sent() {
        return sent;
    }

    /** The id of the last message; null if there was none. */
    @Nullable MessageId position() {
        return last == null ? null : last.id();
    }

    boolean isFrozen() {
        return frozen;
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable() && !closing && held.isEmpty();
    }

    @Override
    public void send(StoredMessage message, int redeliveryCount) {
        last = message;
        lastCount = redeliveryCount;
        sent++;
        write(new TextWebSocketFrame(encoded(message, redeliveryCount)));
        for (FaultPlan plan : plans) {
            plan.afterNext().forEach(this::inject);
        }
    }

    @Override
    public void flush() {
        channel.flush();
    }

    void write(WebSocketFrame frame) {
        if (closing) {
            frame.release();
        } else if (frozen || delays > 0) {
            held.add(frame);
        } else {
            channel.write(frame, channel.voidPromise());
        }
    }

    void inject(Fault fault) {
        if (fault instanceof Fault.Drop) {
            abort();
        } else if (fault instanceof Fault.Reset) {
            reset();
        } else if (fault instanceof Fault.Close close) {
            close(new CloseWebSocketFrame(close.code(), close.reason()));
        } else if (fault instanceof Fault.Freeze) {
            frozen = true;
            channel.config().setAutoRead(false);
        } else if (fault instanceof Fault.Delay delay) {
            delays++;
            channel.eventLoop()
                    .schedule(this::endDelay, delay.time().toNanos(), TimeUnit.NANOSECONDS);
        } else if (fault instanceof Fault.Garbage garbage) {
            write(new TextWebSocketFrame(garbage.text()));
            flush();
        } else if (fault instanceof Fault.Duplicate && last != null) {
            sent++;
            write(new TextWebSocketFrame(encoded(last, lastCount)));
            flush();
        }
    }

    void unfreeze() {
        frozen = false;
        channel.config().setAutoRead(true);
        releaseHeld();
    }

    /** Closes with a handshake; without one if the client does not answer. */
    void close(CloseWebSocketFrame frame) {
        if (closing) {
            frame.release();
            return;
        }
        closing = true;
        channel.writeAndFlush(frame);
        channel.eventLoop()
                .schedule(() -> channel.close(), CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Answers a close frame of the client, and closes. */
    void answerClose(CloseWebSocketFrame frame) {
        if (closing) {
            channel.close();
        } else {
            closing = true;
            channel.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Closes TCP without a closing handshake; data that was written before is still sent. */
    void abort() {
        closing = true;
        channel.flush();
        channel.close();
    }

    void releaseAll() {
        closing = true;
        held.forEach(WebSocketFrame::release);
        held.clear();
    }

    /** Resets TCP. Has no effect if the client has already disconnected. */
    private void reset() {
        if (channel.isOpen()) {
            try {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException e) {
                LOG.debug("The client disconnected before the reset", e);
            }
        }
        abort();
    }

    private void endDelay() {
        delays--;
        releaseHeld();
    }

    private void releaseHeld() {
        if (!frozen && delays == 0 && !closing) {
            held.forEach(frame -> channel.write(frame, channel.voidPromise()));
            held.clear();
            channel.flush();
            channel.pipeline().fireChannelWritabilityChanged();
        }
    }

    private ByteBuf encoded(StoredMessage message, int redeliveryCount) {
        return writer.write(channel.alloc(), message, redeliveryCount);
    }
}
