/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/**
 * Copies a request before a secret is added: AsyncHttpClient keeps the original, and logs it at
 * DEBUG when the response arrives.
 */
final class RequestCopy {

    private RequestCopy() {}

    /** Copies without a body, since the requests of a session have none. Releases the original. */
    static HttpRequest of(HttpRequest request) {
        HttpRequest copy =
                new DefaultFullHttpRequest(
                        request.protocolVersion(),
                        request.method(),
                        request.uri(),
                        Unpooled.EMPTY_BUFFER,
                        request.headers().copy(),
                        EmptyHttpHeaders.INSTANCE);
        ReferenceCountUtil.release(request);
        return copy;
    }
}
