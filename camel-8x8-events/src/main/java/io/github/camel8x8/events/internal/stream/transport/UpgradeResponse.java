/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * The response of the server to the upgrade, or of a proxy to CONNECT, read before AsyncHttpClient
 * sees it. AsyncHttpClient keeps too little of a rejection and logs all other responses at DEBUG.
 */
final class UpgradeResponse {

    static final String NOT_HTTP = "the answer is not HTTP";

    private final boolean byProxy;
    private final Secrets secrets;
    private boolean interim;
    private @Nullable RejectedResponse rejected;
    private @Nullable String notHttp;

    private UpgradeResponse(boolean byProxy, Secrets secrets) {
        this.byProxy = byProxy;
        this.secrets = secrets;
    }

    static UpgradeResponse ofService(Secrets secrets) {
        return new UpgradeResponse(false, secrets);
    }

    static UpgradeResponse ofProxy(Secrets secrets) {
        return new UpgradeResponse(true, secrets);
    }

    /**
     * Whether the message belongs to an interim response such as 100 or 103, which a client skips
     * (RFC 9110, 15.2). Must be called first.
     */
    boolean isInterim(Object message) {
        if (message instanceof HttpResponse response) {
            interim =
                    response.decoderResult().isSuccess()
                            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                            && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
        }
        boolean belongs = interim;
        if (message instanceof LastHttpContent) {
            interim = false;
        }
        return belongs;
    }

    /** Whether the message belongs to a rejection, which AsyncHttpClient must not see. */
    boolean isRejection(Object message) {
        if (message instanceof HttpResponse response) {
            if (response.decoderResult().isFailure()) {
                notHttp = notHttp(response.decoderResult().cause());
            } else if (!isAccepted(response.status())) {
                rejected = new RejectedResponse(response);
            }
        }
        return notHttp != null || rejected != null;
    }

    private boolean isAccepted(HttpResponseStatus status) {
        return byProxy
                ? status.codeClass() == HttpStatusClass.SUCCESS
                : status.equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    }

    private static String notHttp(Throwable cause) {
        if (cause instanceof TooLongHttpHeaderException) {
            return "answer headers larger than " + EngineConfig.MAX_HEADER_SIZE / 1024 + " KB";
        }
        if (cause instanceof TooLongHttpLineException) {
            return "answer whose first line is longer than "
                    + EngineConfig.MAX_LINE_LENGTH / 1024
                    + " KB";
        }
        return NOT_HTTP;
    }

    /** Adds a message of a rejection; returns whether it was the last relevant one. */
    boolean complete(Object message) {
        RejectedResponse upgrade = rejected;
        if (notHttp != null || upgrade == null) {
            return true;
        }
        if (message instanceof HttpContent content) {
            upgrade.add(content.content());
            return content instanceof LastHttpContent || upgrade.isFull();
        }
        return false;
    }

    /** Why there is no session: the rejection, as far as received, otherwise the other cause. */
    Throwable failure(Throwable otherwise) {
        RejectedResponse upgrade = rejected;
        if (notHttp != null) {
            return new IOException(notHttp);
        }
        return upgrade == null ? otherwise : upgrade.asException(byProxy, secrets);
    }

    /** When the response was sent, by the clock of the sender; null if that is not in it. */
    static @Nullable Instant date(HttpResponse response) {
        String date = response.headers().get(HttpHeaderNames.DATE);
        Date sent = date == null ? null : DateFormatter.parseHttpDate(date);
        return sent == null ? null : sent.toInstant();
    }

    /**
     * Reduces an accepted upgrade to the headers that AsyncHttpClient checks, since it logs all of
     * them. "keep-alive, Upgrade" is valid, but AsyncHttpClient accepts only "Upgrade".
     */
    static void normalise(Object message) {
        if (message instanceof HttpResponse response) {
            HttpHeaders headers = response.headers();
            boolean upgrade =
                    headers.containsValue(
                            HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
            String protocol = headers.get(HttpHeaderNames.UPGRADE);
            String accept = headers.get(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
            headers.clear();
            response.setStatus(HttpResponseStatus.SWITCHING_PROTOCOLS);
            if (upgrade) {
                headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
            }
            if (HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(protocol)) {
                headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET);
            }
            // In any other form it is invalid, and may contain anything.
            if (accept != null && accept.matches("[A-Za-z0-9+/=]{28}")) {
                headers.set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, accept);
            }
        }
    }
}
