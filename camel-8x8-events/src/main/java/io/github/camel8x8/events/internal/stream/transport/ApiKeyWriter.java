/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.ApiKey;
import io.github.camel8x8.events.internal.text.PercentEncoding;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Adds the API key to the outgoing upgrade request. AsyncHttpClient never receives the key, so it
 * cannot log it: at DEBUG it logs requests with their headers and their URI.
 */
final class ApiKeyWriter extends ChannelOutboundHandlerAdapter {

    private static final String HEADER = "X-API-Key";
    private static final String PARAMETER = "x-api-key";

    private final ApiKey key;

    ApiKeyWriter(ApiKey key) {
        this.key = key;
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpRequest request) {
            ctx.pipeline().remove(this);
            ctx.write(withKey(RequestCopy.of(request)), promise);
        } else {
            ctx.write(message, promise);
        }
    }

    private HttpRequest withKey(HttpRequest request) {
        switch (key.in()) {
            case HEADER -> request.headers().set(HEADER, key.value());
            case QUERY ->
                    request.setUri(
                            request.uri()
                                    + "&"
                                    + PARAMETER
                                    + "="
                                    + PercentEncoding.encode(key.value()));
        }
        return request;
    }
}
