/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.fault.Rejection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Responses other than an upgrade; the connection is closed after each. */
final class Responses {

    /** A page loads only files from this server, and runs no script that a payload contains. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private Responses() {}

    static void error(Channel channel, int status, String message, String path) {
        FullHttpResponse response =
                response(
                        status,
                        Unpooled.copiedBuffer(
                                ErrorPage.of(status, message, path), StandardCharsets.ISO_8859_1));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, ErrorPage.CONTENT_TYPE);
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, "must-revalidate,no-cache,no-store");
        send(channel, response);
    }

    static void page(Channel channel, Pages.Page page) {
        FullHttpResponse response =
                response(200, Unpooled.copiedBuffer(page.content(), StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, page.contentType());
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        response.headers().set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
        response.headers().set("x-content-type-options", "nosniff");
        response.headers().set("referrer-policy", "no-referrer");
        send(channel, response);
    }

    static void reject(Channel channel, Rejection rejection) {
        FullHttpResponse response =
                response(
                        rejection.status(),
                        Unpooled.copiedBuffer(rejection.body(), StandardCharsets.UTF_8));
        rejection.headers().forEach((name, value) -> response.headers().set(name, value));
        send(channel, response);
    }

    private static FullHttpResponse response(int status, ByteBuf body) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
        response.headers()
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        return response;
    }

    private static void send(Channel channel, FullHttpResponse response) {
        channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
