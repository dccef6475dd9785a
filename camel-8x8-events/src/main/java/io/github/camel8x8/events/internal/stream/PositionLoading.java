/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.position.PositionTracker;
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
    private final Retries retries;

    /**
     * @param blocking runs the store
     * @param retries schedules the next attempt to load
     */
    PositionLoading(
            PositionTracker positions, Executor executor, Executor blocking, Retries retries) {
        this.positions = positions;
        this.executor = executor;
        this.blocking = blocking;
        this.retries = retries;
    }

    PositionTracker positions() {
        return positions;
    }

    /**
     * Loads the position without blocking.
     *
     * @param isRetried whether a failure is followed by a retry
     * @param loaded receives the position, or null if none is stored
     * @param failed receives a failure that is not followed by a retry
     */
    void begin(
            BooleanSupplier isRetried,
            Consumer<@Nullable String> loaded,
            Consumer<Exception> failed) {
        positions
                .load(blocking)
                .whenCompleteAsync(
                        (mark, failure) -> {
                            if (failure == null) {
                                loaded.accept(mark);
                            } else if (isRetried.getAsBoolean()) {
                                retries.afterAny(
                                        PositionTracker.reason(failure),
                                        () -> begin(isRetried, loaded, failed));
                            } else {
                                failed.accept(PositionTracker.reason(failure));
                            }
                        },
                        executor);
    }
}
