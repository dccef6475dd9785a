/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A session that did not come about; its text says what to check and holds no secret. */
public final class ConnectException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean permanent;
    private final transient @Nullable Duration retryAfter;

    private ConnectException(
            String message,
            int status,
            boolean permanent,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.permanent = permanent;
        this.retryAfter = retryAfter;
    }

    /** Words the cause that a connection was given up for. */
    static ConnectException of(Throwable cause, StreamOptions options) {
        return cause instanceof RefusedException refused
                ? refused(refused.refusal(), options)
                : unreachable(options, cause);
    }

    static ConnectException refused(Refusal refusal, StreamOptions options) {
        return new ConnectException(
                RefusalText.of(refusal, options),
                refusal.status(),
                refusal.isPermanent(options.api()),
                refusal.retryAfter(),
                null);
    }

    static ConnectException unreachable(StreamOptions options, Throwable cause) {
        return new ConnectException(
                "Cannot connect to " + options.service() + ": " + reason(cause),
                0,
                false,
                null,
                cause);
    }

    /** The HTTP status of a refused upgrade, or 0 where no HTTP response came. */
    public int status() {
        return status;
    }

    /** Whether another attempt with the same options is of no use. */
    public boolean isPermanent() {
        return permanent;
    }

    /** How long the server asked to wait, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    private static String reason(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = root.getMessage();
        return root.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }
}
