/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Answers pings. While the socket accepts no data, only the last ping is kept to be answered (RFC
 * 6455, 5.5.3), so that a server that sends pings and does not read cannot fill the memory.
 * Confined to the channel's thread.
 */
final class PongSender {

    private byte @Nullable [] unanswered;

    void ping(ChannelHandlerContext ctx, ByteBuf payload) {
        unanswered = ByteBufUtil.getBytes(payload);
        drain(ctx);
    }

    /** Sends the pending pong, if any. Must be called when the socket accepts more data. */
    void drain(ChannelHandlerContext ctx) {
        byte[] payload = unanswered;
        if (payload != null && ctx.channel().isWritable()) {
            unanswered = null;
            ctx.writeAndFlush(new PongWebSocketFrame(Unpooled.wrappedBuffer(payload)));
        }
    }
}
