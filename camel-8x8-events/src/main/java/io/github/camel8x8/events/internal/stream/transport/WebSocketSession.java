/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket session, from the HTTP upgrade to its end. It is in the pipeline directly before
 * AsyncHttpClient's WebSocket handler and adds to it: it keeps a rejected upgrade's status, headers
 * and body, hands over frames without a copy into a String, rejects invalid UTF-8, answers pings,
 * echoes the server's close, and aborts a close that the server does not answer.
 *
 * <p>{@link #acknowledge}, {@link #send}, {@link #close} and {@link #fail} may be called from any
 * thread; everything else runs on the channel's.
 */
public final class WebSocketSession extends ChannelDuplexHandler implements Session {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketSession.class);

    private enum Phase {
        CONNECTING,
        OPEN,
        ENDED
    }

    private final SessionListener listener;
    private final Duration closeTimeout;
    private final CloseReasons reasons;
    private final UpgradeResponse answer;
    private final SendQueue outbound;
    private final PongSender pongs = new PongSender();
    private final MessageBytes messages = new MessageBytes();
    private final MessageBytes.Receiver receiver;

    /** Receives an invalid message: its id matters, since the server would redeliver it. */
    private final MessageBytes.Receiver notUtf8;

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CONNECTING);
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile @Nullable ChannelHandlerContext context;
    private volatile @Nullable Instant acceptedAt;
    private @Nullable CloseReason closing;

    /**
     * Creates a session that is not connected yet.
     *
     * @param listener notified of its start, its frames and its end
     * @param closeTimeout how long the server may take to answer a close frame
     * @param ackBatchSize the number of outgoing frames in a batch, from 1
     * @param secrets masked in texts of the server
     */
    public WebSocketSession(
            SessionListener listener, Duration closeTimeout, int ackBatchSize, Secrets secrets) {
        this.listener = listener;
        this.reasons = new CloseReasons(secrets);
        this.answer = UpgradeResponse.ofService(secrets);
        this.closeTimeout = closeTimeout;
        this.outbound = new SendQueue(ackBatchSize);
        this.receiver = (buffer, offset, length) -> listener.frame(this, buffer, offset, length);
        this.notUtf8 = (buffer, offset, length) -> listener.notUtf8(this, buffer, offset, length);
    }

    @Override
    public void acknowledge(String messageId) {
        ChannelHandlerContext ctx = context;
        if (isOpen() && ctx != null && !outbound.acknowledge(ctx, messageId)) {
            notReading("too many acknowledgements wait to be sent");
        }
    }

    @Override
    public void send(byte[] utf8) {
        ChannelHandlerContext ctx = context;
        if (isOpen() && ctx != null && !outbound.send(ctx, utf8)) {
            notReading("too many frames wait to be sent");
        }
    }

    /** Written frames would queue up in memory without limit. */
    void notReading(String what) {
        fail(new IOException("the server does not read: " + what));
    }

    /** Whether frames can still arrive. */
    boolean isOpen() {
        return phase.get() == Phase.OPEN;
    }

    @Override
    public CompletableFuture<Void> close(int code, String reason) {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            fail(new IOException(reason));
        } else if (!ChannelThread.soon(ctx, () -> sendClose(ctx, code, reason))) {
            gone.complete(null);
        }
        return gone;
    }

    @Override
    public @Nullable Instant acceptedAt() {
        return acceptedAt;
    }

    /** The upgrade has been accepted; called before the first frame. */
    public void upgraded() {
        if (phase.compareAndSet(Phase.CONNECTING, Phase.OPEN)) {
            listener.opened(this);
        }
    }

    /**
     * Ends the session, or the attempt to open one, at once. Notifies the listener, unless it was
     * notified of an end before.
     */
    void fail(Throwable cause) {
        ChannelHandlerContext ctx = context;
        if (ctx == null || !ChannelThread.soon(ctx, () -> breakOff(ctx, cause))) {
            end(cause, reasons.abnormal(cause));
            gone.complete(null);
        }
    }

    /** Sends a ping, since the server has been silent for a while. */
    void ping() {
        ChannelHandlerContext ctx = context;
        if (isOpen() && ctx != null && ctx.channel().isWritable()) {
            ctx.writeAndFlush(new PingWebSocketFrame());
        }
    }

    /** Ends the session, since the server has been silent for too long. */
    void silent(Duration limit) {
        // Before the session is open no ping is sent; the connect timeout applies instead.
        if (isOpen()) {
            fail(
                    new IOException(
                            "nothing received for " + limit.toMillis() + " ms, not even a pong"));
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.channel().closeFuture().addListener(future -> gone.complete(null));
        if (phase.get() == Phase.ENDED) {
            ctx.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof WebSocketFrame frame) {
            try {
                read(ctx, frame);
            } finally {
                frame.release();
            }
        } else if (answer.isInterim(message)) {
            ReferenceCountUtil.release(message);
        } else if (answer.isRejection(message)) {
            try {
                if (answer.complete(message)) {
                    breakOff(ctx, new IOException("rejected"));
                } else if (message instanceof HttpResponse) {
                    startCloseTimer(ctx); // its body may never end
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        } else {
            if (message instanceof HttpResponse accepted) {
                acceptedAt = UpgradeResponse.date(accepted);
            }
            UpgradeResponse.normalise(message);
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (isOpen()) {
            listener.readComplete();
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (isOpen()) {
            pongs.drain(ctx);
        }
        outbound.drain(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        breakOff(ctx, new IOException("connection closed by the other side without a close frame"));
        ctx.fireChannelInactive();
    }

    /** Netty's decoder closes before it reports the reason; the delay leaves time to answer. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (!isOpen() || closing != null || !ChannelThread.soon(ctx, () -> ctx.close(promise))) {
            ctx.close(promise);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!isOpen() || closing != null) {
            breakOff(ctx, cause);
        } else if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            // Netty's decoder has sent the close frame already, except if a close frame is invalid.
            if (String.valueOf(cause.getMessage()).contains("close frame")) {
                ctx.write(new CloseWebSocketFrame(corrupted.closeStatus(), "invalid close frame"));
            }
            endWith(ctx, reasons.corrupted(corrupted));
        } else if (cause instanceof TooLongFrameException) {
            ctx.write(new CloseWebSocketFrame(CloseReason.TOO_BIG, "message too large"));
            endWith(ctx, CloseReason.MESSAGE_TOO_LARGE);
        } else {
            breakOff(ctx, cause);
        }
    }

    private void read(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (!isOpen()) {
            return;
        }
        if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            readMessage(ctx, frame.content());
        } else if (frame instanceof PingWebSocketFrame) {
            pongs.ping(ctx, frame.content());
        } else if (frame instanceof CloseWebSocketFrame close) {
            readClose(ctx, close);
        }
    }

    private void readMessage(ChannelHandlerContext ctx, ByteBuf content) {
        if (closing != null) {
            return;
        }
        if (messages.read(content, receiver, notUtf8)) {
            // Not only at the end of the read: a whole window of frames may come before it, and the
            // server waits for their credits.
            outbound.drainBatch(ctx);
        } else {
            sendClose(ctx, CloseReason.NOT_UTF8, "frame is not valid UTF-8");
        }
    }

    private void readClose(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
        CloseReason ours = closing;
        if (ours != null) {
            endWith(ctx, ours);
            return;
        }
        CloseReason theirs = reasons.ofServer(close);
        // Queued frames are not sent, since the server no longer reads.
        ctx.write(
                CloseReasons.hasInvalidCode(close)
                        ? new CloseWebSocketFrame(theirs.code(), "invalid close frame")
                        : close.retainedDuplicate());
        endWith(ctx, theirs);
    }

    private void sendClose(ChannelHandlerContext ctx, int code, String reason) {
        if (!isOpen()) {
            breakOff(ctx, new IOException(reason));
        } else if (closing == null) {
            closing = new CloseReason(code, reason);
            outbound.finish(ctx);
            ctx.writeAndFlush(new CloseWebSocketFrame(code, reason));
            startCloseTimer(ctx);
        }
    }

    private void startCloseTimer(ChannelHandlerContext ctx) {
        ScheduledFuture<?> timer =
                ctx.executor()
                        .schedule(
                                () -> breakOff(ctx, new IOException("not closed in time")),
                                closeTimeout.toMillis(),
                                TimeUnit.MILLISECONDS);
        ctx.channel().closeFuture().addListener(future -> timer.cancel(false));
    }

    /** Ends without the closing handshake, or in the middle of it. */
    private void breakOff(ChannelHandlerContext ctx, Throwable cause) {
        CloseReason ours = closing;
        end(cause, ours == null ? reasons.abnormal(cause) : CloseReasons.unanswered(ours));
        ctx.close();
    }

    /** Ends with the closing handshake, as soon as all written frames have been sent. */
    private void endWith(ChannelHandlerContext ctx, CloseReason reason) {
        closing = reason;
        end(new IOException(reason.toString()), reason);
        ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        startCloseTimer(ctx); // a server that does not read would keep it open forever
    }

    private void end(Throwable beforeOpen, CloseReason whenOpen) {
        Phase before = phase.getAndSet(Phase.ENDED);
        outbound.abandon();
        if (before == Phase.OPEN) {
            LOG.debug("Session ended: {}", whenOpen);
            listener.closed(this, whenOpen);
        } else if (before == Phase.CONNECTING) {
            listener.failed(answer.failure(beforeOpen));
        }
    }
}
