/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket session, from the HTTP upgrade to its end. Stands in the pipeline right before
 * AsyncHttpClient's own WebSocket handler and does what that one leaves out: it keeps a refused
 * upgrade's status, headers and body, hands frames over without a copy into a String, refuses
 * invalid UTF-8, answers pings, echoes the server's close, and gives up on a close that is not
 * answered.
 *
 * <p>{@link #send} and {@link #close} may be called from any thread; everything else runs on the
 * channel's.
 */
final class WebSocketSession extends ChannelDuplexHandler implements Outbound {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketSession.class);

    /** A larger frame gets a buffer of its own, which is not kept. */
    private static final int KEPT_SCRATCH = 64 * 1024;

    private final SessionListener listener;
    private final Duration closeTimeout;
    private final Queue<byte[]> outbound = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile @Nullable ChannelHandlerContext context;
    private volatile boolean open;
    private boolean closeSent;
    private @Nullable RefusedUpgrade refused;
    private byte[] scratch = new byte[4096];

    WebSocketSession(SessionListener listener, Duration closeTimeout) {
        this.listener = listener;
        this.closeTimeout = closeTimeout;
    }

    /**
     * Sends one text frame, soon: frames sent within one turn of the channel's thread leave in one
     * write. Does nothing on a session that has ended. What can wait here is bounded by what the
     * server has sent, since each frame answers one of its own.
     */
    @Override
    public void send(byte[] utf8) {
        ChannelHandlerContext ctx = context;
        if (!open || ctx == null) {
            return;
        }
        outbound.add(utf8);
        if (draining.compareAndSet(false, true)) {
            ctx.executor().execute(this::drain);
        }
    }

    /** Whether frames still come and go. */
    boolean isOpen() {
        return open;
    }

    /**
     * Closes with RFC 6455's handshake: sends what is waiting and a close frame, then waits for the
     * server's, at most for the close timeout. The listener is told as of any other end.
     *
     * @return done when the connection is gone
     */
    CompletableFuture<Void> close(int code, String reason) {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            end(new CloseReason(code, reason));
        } else {
            ctx.executor().execute(() -> sendClose(ctx, code, reason));
        }
        return done;
    }

    /** The upgrade has been accepted; called before the first frame. */
    void upgraded() {
        open = true;
        listener.opened(this);
    }

    /**
     * No session can come of this any more: tells the listener, unless it was told of an end
     * before.
     */
    void fail(Throwable cause) {
        ChannelHandlerContext ctx = context;
        if (ended.compareAndSet(false, true)) {
            boolean wasOpen = open;
            open = false;
            if (wasOpen) {
                listener.closed(this, new CloseReason(CloseReason.ABNORMAL, describe(cause)));
            } else {
                RefusedUpgrade partly = refused;
                listener.failed(partly == null ? cause : partly.asException());
            }
            done.complete(null);
        }
        if (ctx != null) {
            ctx.close();
        }
    }

    /** The server has been silent for long: asks whether it is there. */
    void ping() {
        ChannelHandlerContext ctx = context;
        if (open && ctx != null) {
            ctx.writeAndFlush(new PingWebSocketFrame());
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        if (ended.get()) {
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
        } else if (message instanceof HttpResponse response
                && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            refused = new RefusedUpgrade(response);
            readRefusal(message);
        } else if (refused != null) {
            readRefusal(message);
        } else {
            if (message instanceof HttpResponse response
                    && response.headers()
                            .containsValue(
                                    HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
                // "keep-alive, Upgrade" is as good an answer, but AsyncHttpClient takes only the
                // one word.
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            }
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            drain();
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (open) {
            end(new CloseReason(CloseReason.ABNORMAL, "connection lost without a close frame"));
        } else {
            fail(new ClosedChannelException());
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!open) {
            fail(cause);
        } else if (cause instanceof TooLongFrameException) {
            end(new CloseReason(CloseReason.TOO_BIG, "frame larger than this client takes"));
        } else {
            end(new CloseReason(CloseReason.ABNORMAL, describe(cause)));
        }
        ctx.close();
    }

    private void read(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            readMessage(ctx, frame.content());
        } else if (frame instanceof PingWebSocketFrame) {
            ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame close) {
            readClose(ctx, close);
        }
    }

    private void readMessage(ChannelHandlerContext ctx, ByteBuf content) {
        if (!open || closeSent) {
            return;
        }
        int length = content.readableBytes();
        if (!ByteBufUtil.isText(content, StandardCharsets.UTF_8)) {
            sendClose(ctx, CloseReason.NOT_UTF8, "frame is not valid UTF-8");
        } else if (content.hasArray()) {
            listener.frame(
                    this, content.array(), content.arrayOffset() + content.readerIndex(), length);
        } else {
            byte[] buffer = scratch(length);
            content.getBytes(content.readerIndex(), buffer, 0, length);
            listener.frame(this, buffer, 0, length);
        }
    }

    private byte[] scratch(int length) {
        if (length <= scratch.length) {
            return scratch;
        }
        byte[] larger = new byte[Math.max(length, Math.min(2 * scratch.length, KEPT_SCRATCH))];
        if (larger.length <= KEPT_SCRATCH) {
            scratch = larger;
        }
        return larger;
    }

    private void readClose(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
        int code = close.statusCode() < 0 ? CloseReason.NO_CODE : close.statusCode();
        if (!closeSent) {
            closeSent = true;
            // Frames of our own that still wait would only meet a server that no longer reads.
            ctx.writeAndFlush(close.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE);
        } else {
            ctx.close();
        }
        String said = close.reasonText();
        end(
                new CloseReason(
                        code,
                        said == null || said.isEmpty()
                                ? "closed by the server"
                                : "server: " + said));
    }

    private void sendClose(ChannelHandlerContext ctx, int code, String reason) {
        if (!open || closeSent) {
            if (!open) {
                fail(new ClosedChannelException());
            }
            return;
        }
        writeWaiting(ctx, true);
        closeSent = true;
        ctx.writeAndFlush(new CloseWebSocketFrame(code, reason));
        Channel channel = ctx.channel();
        ctx.executor()
                .schedule(
                        () -> {
                            if (!ended.get()) {
                                end(new CloseReason(code, reason + ", not answered by the server"));
                            }
                            channel.close();
                        },
                        closeTimeout.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void drain() {
        ChannelHandlerContext ctx = context;
        draining.set(false);
        if (ctx != null && open && !closeSent && writeWaiting(ctx, false)) {
            ctx.flush();
        }
    }

    /** Writes what waits; unless it is {@code all}, only as long as the socket takes it. */
    private boolean writeWaiting(ChannelHandlerContext ctx, boolean all) {
        boolean wrote = false;
        byte[] frame;
        while ((all || ctx.channel().isWritable()) && (frame = outbound.poll()) != null) {
            ctx.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame)), ctx.voidPromise());
            wrote = true;
        }
        return wrote;
    }

    private void readRefusal(Object message) {
        RefusedUpgrade upgrade = refused;
        try {
            if (upgrade != null && message instanceof HttpContent content) {
                upgrade.add(content.content());
                if (content instanceof LastHttpContent || upgrade.isFull()) {
                    fail(upgrade.asException());
                }
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void end(CloseReason reason) {
        open = false;
        outbound.clear();
        if (ended.compareAndSet(false, true)) {
            LOG.debug("Session ended: {}", reason);
            listener.closed(this, reason);
        }
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            done.complete(null);
        } else {
            ctx.channel().closeFuture().addListener(future -> done.complete(null));
        }
    }

    private static String describe(Throwable cause) {
        String text = cause.getMessage();
        return cause.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }
}
