/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The wait before the next connection attempt: exponential with full jitter, so that many clients
 * that lost the same server do not reconnect at the same moment (AWS Architecture Blog,
 * "Exponential Backoff And Jitter").
 *
 * @param delay the upper bound of the first wait
 * @param maxDelay the upper bound of every wait
 * @param multiplier the factor by which the bound grows, at least 1
 * @param maxAttempts how many consecutive attempts may fail; -1 for no limit
 */
public record Backoff(Duration delay, Duration maxDelay, double multiplier, int maxAttempts) {

    /** 1 s, 60 s, 2, no limit. */
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), 2, -1);

    /**
     * Checks the values.
     *
     * @param delay the upper bound of the first wait
     * @param maxDelay the upper bound of every wait
     * @param multiplier the factor by which the bound grows, at least 1
     * @param maxAttempts how many consecutive attempts may fail; -1 for no limit
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Backoff {
        Timeouts.requirePositive("reconnectDelay", delay);
        if (maxDelay.compareTo(delay) < 0) {
            throw InvalidOption.of(
                    "reconnectMaxDelay",
                    Timeouts.millis(maxDelay),
                    "but must not be less than reconnectDelay, " + delay.toMillis() + " ms");
        }
        Timeouts.requirePositive("reconnectMaxDelay", maxDelay);
        if (!(multiplier >= 1) || Double.isInfinite(multiplier)) {
            throw InvalidOption.of(
                    "reconnectBackoffMultiplier", multiplier, "but must be 1 or more");
        }
        if (maxAttempts < -1) {
            throw InvalidOption.of(
                    "maxReconnectAttempts", maxAttempts, "but must be -1 (no limit) or more");
        }
    }

    /**
     * The wait before attempt number {@code attempt}.
     *
     * @param attempt from 1
     * @param random gives a number from 0 to less than 1
     * @return a random time, up to the delay of this attempt
     */
    public Duration before(int attempt, DoubleSupplier random) {
        double bound = (double) delay.toMillis() * Math.pow(multiplier, attempt - 1.0);
        double millis = Math.min(bound, (double) maxDelay.toMillis()) * random.getAsDouble();
        return Duration.ofMillis((long) millis);
    }

    /**
     * {@return whether this attempt is beyond the maximum}
     *
     * @param attempt from 1
     */
    public boolean isExhausted(int attempt) {
        return maxAttempts >= 0 && attempt > maxAttempts;
    }
}
