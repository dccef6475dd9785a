/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.stream.options.Backoff;
import io.github.camel8x8.events.stream.options.ConsumerApi;
import io.github.camel8x8.events.stream.options.StreamOptions;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Counts what failed in a row, and says how long to wait for the next attempt. Not thread-safe. */
final class RetryState {

    /** Nobody waits longer because a server says so. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final StreamOptions options;
    private final DoubleSupplier random;
    private int failures;
    private int seekBacks;
    private @Nullable String seekBackPosition;

    /**
     * @param random gives a number from 0 to less than 1
     */
    RetryState(StreamOptions options, DoubleSupplier random) {
        this.options = options;
        this.random = random;
    }

    /** A session was lost, or did not come about. */
    void failed() {
        failures++;
    }

    /** A session has lasted: what failed before it does not count any more. */
    void stable() {
        failures = 0;
    }

    int failures() {
        return failures;
    }

    boolean areUsedUp() {
        return options.backoff().isExhausted(failures);
    }

    /** How long to wait after a failure, when it has been counted. */
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
     * How long to leave a failed message before the stream is read again from it.
     *
     * @param position where the stream is held; a message that fails again there waits longer
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
