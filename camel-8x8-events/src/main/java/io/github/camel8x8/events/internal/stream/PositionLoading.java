/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads the stored position of a stream before its first connection. Everything but {@link #begin}
 * runs on the executor.
 */
final class PositionLoading {

    private final PositionTracker positions;
    private final Executor executor;
    private final Executor blocking;
    private final RetryState attempts;
    private final CurrentStatus status;
    private final ResettableTimer nextAttempt;

    /**
     * @param blocking runs the store
     * @param attempts counts the failures
     * @param nextAttempt set to the next retry
     */
    PositionLoading(
            PositionTracker positions,
            Executor executor,
            Executor blocking,
            RetryState attempts,
            CurrentStatus status,
            ResettableTimer nextAttempt) {
        this.positions = positions;
        this.executor = executor;
        this.blocking = blocking;
        this.attempts = attempts;
        this.status = status;
        this.nextAttempt = nextAttempt;
    }

    /**
     * Loads the position without blocking.
     *
     * @param retries whether a failure is followed by a retry
     * @param loaded receives the position, or null if none is stored
     * @param failed receives a failure that is not followed by a retry
     */
    void begin(
            BooleanSupplier retries,
            Consumer<@Nullable String> loaded,
            Consumer<Exception> failed) {
        positions
                .load(blocking)
                .whenCompleteAsync(
                        (mark, failure) -> {
                            if (failure == null) {
                                loaded.accept(mark);
                            } else if (retries.getAsBoolean()) {
                                attempts.failed();
                                retryAfter(
                                        PositionTracker.reason(failure),
                                        () -> begin(retries, loaded, failed));
                            } else {
                                failed.accept(PositionTracker.reason(failure));
                            }
                        },
                        executor);
    }

    /** Schedules a retry after a failure that has been counted. */
    void retryAfter(Exception cause, Runnable load) {
        Duration delay = attempts.delayAfter(cause);
        status.become(StreamState.RECONNECTING, cause, delay);
        nextAttempt.set(delay, load);
    }
}
