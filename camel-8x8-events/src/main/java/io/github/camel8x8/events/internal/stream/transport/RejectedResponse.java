/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Collects the response of a rejected upgrade as it arrives. */
final class RejectedResponse {

    private static final int MAX_OF_BODY = 8 * 1024;

    private final int status;
    private final @Nullable Duration retryAfter;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    RejectedResponse(HttpResponse response) {
        status = response.status().code();
        retryAfter = retryAfter(response.headers().get(HttpHeaderNames.RETRY_AFTER));
    }

    /** Adds a piece of the body, up to the limit. */
    void add(ByteBuf content) {
        byte[] piece = new byte[Math.min(content.readableBytes(), MAX_OF_BODY - body.size())];
        content.getBytes(content.readerIndex(), piece);
        body.writeBytes(piece);
    }

    boolean isFull() {
        return body.size() >= MAX_OF_BODY;
    }

    UpgradeRejectedException asException(boolean byProxy, Secrets secrets) {
        return new UpgradeRejectedException(
                new UpgradeRejection(status, byProxy, retryAfter, secrets.mask(text())),
                status == 401 || status == 403 ? secrets.keyHint() : "");
    }

    /** UTF-8, the last character of which may be cut off; otherwise ISO 8859-1. */
    private String text() {
        byte[] bytes = body.toByteArray();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, false);
        return result.isError()
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : text.flip().toString();
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3); anything else counts as absent. */
    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = header.trim();
        try {
            Duration wait =
                    text.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(
                                    ZonedDateTime.now(ZoneOffset.UTC),
                                    ZonedDateTime.parse(
                                            text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
