/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles the frames of one connection, with the close codes of Pulsar 4.0.8 on Jetty 9.4. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);

    /** Pulsar's {@code webSocketMaxTextFrameSize}, in characters. */
    static final int MAX_TEXT = 1_048_576;

    private static final int GOING_AWAY = 1001;
    private static final int BROKEN = 1006;
    private static final int TOO_LARGE = 1009;
    private static final int SERVER_ERROR = 1011;
    private static final int NO_CODE = 1005;

    /** The maximum length of a close reason in bytes of UTF-8 (RFC 6455, 5.5.1). */
    private static final int MAX_REASON = 123;

    private final ClientConnection client;
    private final Conversation conversation;
    private final ServerSettings settings;
    private final Runnable onEnd;
    private @Nullable ScheduledFuture<?> pings;

    SocketHandler(
            ClientConnection client,
            Conversation conversation,
            ServerSettings settings,
            Runnable onEnd) {
        this.client = client;
        this.conversation = conversation;
        this.settings = settings;
        this.onEnd = onEnd;
    }

    /** Called when the handshake has completed. */
    void open(ChannelHandlerContext context) {
        if (settings.pingInterval() != null) {
            long interval = settings.pingInterval().toNanos();
            pings =
                    context.executor()
                            .scheduleAtFixedRate(
                                    () -> ping(context), interval, interval, TimeUnit.NANOSECONDS);
        }
        conversation.open();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
            receive(text.text());
        } else if (frame instanceof PingWebSocketFrame) {
            client.gate().write(new PongWebSocketFrame(frame.content().retain()));
            client.gate().flush();
        } else if (frame instanceof CloseWebSocketFrame close) {
            client.onClosed(close.statusCode() < 0 ? NO_CODE : close.statusCode());
            client.gate().answerClose(close);
        }
        // Pongs need no answer; binary frames are ignored.
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            conversation.writable();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !client.gate().isFrozen()) {
            long millis = settings.idleTimeout().toMillis();
            String reason =
                    "java.util.concurrent.TimeoutException: Idle timeout expired: "
                            + millis
                            + "/"
                            + millis
                            + " ms";
            close(GOING_AWAY, reason);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (pings != null) {
            // Otherwise the timer of the server's thread would keep the closed connection in
            // memory.
            pings.cancel(false);
        }
        client.onClosed(BROKEN);
        client.gate().releaseAll();
        conversation.end();
        onEnd.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("The connection of a {} failed", client, cause);
        context.close();
    }

    private void receive(String text) {
        if (text.length() > MAX_TEXT) {
            close(
                    TOO_LARGE,
                    "Text message size ["
                            + text.length()
                            + "] exceeds maximum size ["
                            + MAX_TEXT
                            + "]");
            return;
        }
        try {
            conversation.receive(text);
        } catch (JsonProcessingException e) {
            client.gate().abort();
        } catch (RuntimeException e) {
            close(SERVER_ERROR, e.toString());
        }
    }

    private void close(int code, @Nullable String reason) {
        String text = reason == null ? "" : reason;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String cut =
                bytes.length <= MAX_REASON
                        ? text
                        : new String(bytes, 0, MAX_REASON - 3, StandardCharsets.US_ASCII);
        client.onClosed(code);
        client.gate().close(new CloseWebSocketFrame(code, cut));
    }

    private void ping(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            client.gate()
                    .write(
                            new PingWebSocketFrame(
                                    Unpooled.copiedBuffer("PING", StandardCharsets.US_ASCII)));
            client.gate().flush();
        }
    }
}
