/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.options.Backoff;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Counts consecutive failures and computes the delay before the next attempt. Not thread-safe. */
final class RetryState {

    /** The longest Retry-After that is honored. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final StreamOptions options;
    private final DoubleSupplier random;
    private int failures;
    private int seekBacks;
    private @Nullable String seekBackPosition;

    /**
     * @param random supplies a number from 0 to less than 1
     */
    RetryState(StreamOptions options, DoubleSupplier random) {
        this.options = options;
        this.random = random;
    }

    /** A session was lost, or could not be opened. */
    void failed() {
        failures++;
    }

    /** A session has been stable: earlier failures no longer count. */
    void stable() {
        failures = 0;
    }

    int failures() {
        return failures;
    }

    /**
     * Whether a failure that has been counted ends the stream.
     *
     * @param started whether the start of the stream has succeeded or no longer waits
     */
    boolean isFinal(Exception cause, boolean started) {
        boolean permanent =
                cause instanceof StreamConnectException rejected && rejected.isPermanent();
        return (permanent && !started) || areUsedUp();
    }

    boolean areUsedUp() {
        return options.backoff().isExhausted(failures);
    }

    /** The delay after a failure that has been counted. */
    Duration delayAfter(Exception cause) {
        Backoff backoff = options.backoff();
        if (!(cause instanceof StreamConnectException rejected)) {
            return backoff.before(failures, random);
        }
        Duration delay =
                rejected.isPermanent() ? backoff.maxDelay() : backoff.before(failures, random);
        Duration asked = rejected.retryAfter();
        if (asked == null) {
            return delay;
        }
        return max(delay, asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked);
    }

    /**
     * The delay before the stream seeks back to a failed message.
     *
     * @param position the stream's position; the delay grows if a message fails there again
     */
    Duration seekBackDelay(@Nullable String position) {
        boolean progressed = position != null && !position.equals(seekBackPosition);
        seekBacks = progressed ? 1 : seekBacks + 1;
        seekBackPosition = position;
        return options.api() instanceof ConsumerApi consumer
                ? consumer.redeliveryDelay()
                : options.backoff().before(seekBacks, random);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
