/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.time.Duration;
import java.util.concurrent.Future;

/**
 * When a batch is complete: it is full, or its time is over.
 *
 * @param maxSize the maximum number of events, from 1
 * @param timeout the maximum time after the arrival of its first event
 * @param timer measures the time
 */
public record Batching(int maxSize, Duration timeout, Timer timer) {

    /** Calls back later. */
    @FunctionalInterface
    public interface Timer {

        /**
         * Runs a task once, on a thread that it must not block.
         *
         * @param delay the time until then
         * @param task what to run
         * @return cancels the task
         */
        Future<?> after(Duration delay, Runnable task);
    }
}
