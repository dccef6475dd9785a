/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A session could not be opened; the message describes what to check and contains no secret. */
public final class StreamConnectException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean permanent;
    private final transient @Nullable Duration retryAfter;

    private StreamConnectException(
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

    /**
     * Describes why a connection attempt failed.
     *
     * @param acceptedBefore whether the service has accepted this stream before
     */
    public static StreamConnectException of(
            Throwable cause, StreamOptions options, boolean acceptedBefore) {
        return cause instanceof UpgradeRejectedException rejected
                ? rejected(rejected, options, acceptedBefore)
                : unreachable(options, cause);
    }

    public static StreamConnectException rejected(
            UpgradeRejectedException cause, StreamOptions options, boolean acceptedBefore) {
        UpgradeRejection rejection = cause.rejection();
        return new StreamConnectException(
                RejectionText.of(rejection, options, acceptedBefore) + cause.keyHint(),
                rejection.status(),
                rejection.isPermanent(options.api()),
                rejection.retryAfter(),
                null);
    }

    static StreamConnectException unreachable(StreamOptions options, Throwable cause) {
        Failure failure = Failure.of(cause);
        return new StreamConnectException(
                failure.place(options) + ": " + failure.description() + failure.advice(options),
                0,
                failure.isPermanent(),
                null,
                cause);
    }

    /** {@return the HTTP status of a rejected upgrade, or 0 if there was no HTTP response} */
    public int status() {
        return status;
    }

    /**
     * {@return whether another attempt with the same options is of no use: the upgrade was
     * rejected, or a class or method is missing}
     */
    public boolean isPermanent() {
        return permanent;
    }

    /** {@return how long the server asked to wait, or null} */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
