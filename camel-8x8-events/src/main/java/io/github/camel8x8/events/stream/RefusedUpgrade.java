/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Gathers the response of a refused upgrade while it comes in. */
final class RefusedUpgrade {

    private static final int MOST_OF_BODY = 8 * 1024;

    private final int status;
    private final @Nullable Duration retryAfter;
    private final StringBuilder body = new StringBuilder();

    RefusedUpgrade(HttpResponse response) {
        status = response.status().code();
        retryAfter = retryAfter(response.headers().get(HttpHeaderNames.RETRY_AFTER));
    }

    /** Takes a piece of the body, and leaves the rest where it is enough. */
    void add(ByteBuf content) {
        int length = Math.min(content.readableBytes(), MOST_OF_BODY - body.length());
        body.append(content.toString(content.readerIndex(), length, StandardCharsets.ISO_8859_1));
    }

    boolean isFull() {
        return body.length() >= MOST_OF_BODY;
    }

    RefusedException asException() {
        return new RefusedException(new Refusal(status, false, retryAfter, body.toString()));
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
