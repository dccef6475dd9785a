/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Handles the CONNECT to an HTTP proxy: writes the credentials, which AsyncHttpClient could log,
 * and reads the text of a rejection, which AsyncHttpClient discards. Removes itself from the
 * pipeline when the tunnel is open.
 */
final class ProxyConnect extends ChannelDuplexHandler {

    private final HttpProxy proxy;
    private final UpgradeResponse answer;
    private final Consumer<Throwable> onFailure;

    /**
     * @param onFailure receives the reason if no tunnel can be opened
     */
    ProxyConnect(HttpProxy proxy, Secrets secrets, Consumer<Throwable> onFailure) {
        this.proxy = proxy;
        this.answer = UpgradeResponse.ofProxy(secrets);
        this.onFailure = onFailure;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request && proxy.username() != null) {
            HttpRequest copy = RequestCopy.of(request);
            copy.headers()
                    .set(HttpHeaderNames.PROXY_AUTHORIZATION, "Basic " + proxy.basicCredentials());
            ctx.write(copy, promise);
        } else {
            ctx.write(message, promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (answer.isInterim(message)) {
            ReferenceCountUtil.release(message);
        } else if (answer.isRejection(message)) {
            try {
                if (answer.complete(message)) {
                    fail(ctx, new IOException("rejected by the proxy"));
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        } else {
            if (message instanceof HttpResponse response) {
                // Any 2xx opens the tunnel (RFC 9110, 9.3.6), and its headers have no meaning.
                response.setStatus(HttpResponseStatus.OK).setProtocolVersion(HttpVersion.HTTP_1_1);
                response.headers().clear();
                ctx.pipeline().remove(this);
            }
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        fail(ctx, new IOException("the proxy closed the connection before it answered"));
        ctx.fireChannelInactive();
    }

    private void fail(ChannelHandlerContext ctx, Throwable otherwise) {
        onFailure.accept(answer.failure(otherwise));
        ctx.close();
    }
}
