/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * How long starting routes wait for their first connections, before the attempts continue in the
 * background. Routes that start with the CamelContext share one limit: Camel starts them one after
 * the other, and so their waits would add up.
 */
final class StartLimit {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;

    @GuardedBy("this")
    private long remaining = TIMEOUT.toNanos();

    StartLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Waits for the outcome, and deducts the time from the limit that others share.
     *
     * @throws TimeoutException if nothing remains
     */
    void await(Future<?> outcome)
            throws InterruptedException, ExecutionException, TimeoutException {
        long began = nanoTime.getAsLong();
        try {
            outcome.get(remaining(), TimeUnit.NANOSECONDS);
        } finally {
            use(nanoTime.getAsLong() - began);
        }
    }

    private synchronized long remaining() {
        return remaining;
    }

    private synchronized void use(long time) {
        remaining = Math.max(0, remaining - time);
    }
}
