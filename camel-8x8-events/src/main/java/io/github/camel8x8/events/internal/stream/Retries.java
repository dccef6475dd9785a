/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What follows the failure of a stream: it is counted and reported, and the next attempt is
 * scheduled. There is at most one scheduled attempt. Confined to its executor.
 */
final class Retries {

    private final RetryState attempts;
    private final CurrentStatus status;
    private final CompletableFuture<Void> firstOutcome;
    private final ResettableTimer next;

    /**
     * @param listener is notified of each status
     * @param firstOutcome completes when a failure is followed by a retry: the start has succeeded
     */
    Retries(
            StreamOptions options,
            EventExecutor executor,
            StreamListener listener,
            CompletableFuture<Void> firstOutcome) {
        this.attempts = new RetryState(options, () -> ThreadLocalRandom.current().nextDouble());
        this.status = new CurrentStatus(attempts, listener);
        this.firstOutcome = firstOutcome;
        this.next = new ResettableTimer(executor);
    }

    CurrentStatus status() {
        return status;
    }

    /** Earlier failures no longer count. */
    void reset() {
        attempts.stable();
    }

    /** Counts a failure that does not schedule an attempt, because one is scheduled. */
    void count() {
        attempts.failed();
    }

    /**
     * Counts a failure, and schedules an attempt unless the failure is final.
     *
     * @return whether an attempt is scheduled
     */
    boolean after(Exception cause, Runnable attempt) {
        count();
        if (attempts.isFinal(cause, firstOutcome.isDone())) {
            return false;
        }
        retry(cause, attempt);
        return true;
    }

    /** As {@link #after}, for a failure that is never final. */
    void afterAny(Exception cause, Runnable attempt) {
        count();
        retry(cause, attempt);
    }

    /** Schedules an attempt, because the store has not accepted an expired position yet. */
    void afterExpiry(Runnable attempt) {
        afterAny(
                new IOException(
                        "The offsetRepository has not stored yet that the position has expired, so"
                                + " the events after it wait"),
                attempt);
    }

    private void retry(Exception cause, Runnable attempt) {
        schedule(StreamState.RECONNECTING, cause, attempts.delayAfter(cause), attempt);
        firstOutcome.complete(null);
    }

    /** Schedules an attempt. */
    void schedule(
            StreamState meanwhile, @Nullable Exception cause, Duration delay, Runnable attempt) {
        status.become(meanwhile, cause, delay);
        next.set(delay, attempt);
    }

    /** The delay before the stream seeks back to a failed message, see {@link RetryState}. */
    Duration seekBackDelay(@Nullable String position) {
        return attempts.seekBackDelay(position);
    }

    /** Nothing is attempted any more. */
    void cancel() {
        next.cancel();
    }
}
