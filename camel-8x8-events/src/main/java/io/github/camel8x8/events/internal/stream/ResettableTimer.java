/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Schedules at most one task. Confined to its executor. */
final class ResettableTimer {

    private final EventExecutor executor;
    private @Nullable ScheduledFuture<?> pending;

    ResettableTimer(EventExecutor executor) {
        this.executor = executor;
    }

    /** Schedules the task, and cancels the previous one. */
    void set(Duration delay, Runnable task) {
        cancel();
        pending =
                executor.schedule(
                        () -> {
                            pending = null;
                            task.run();
                        },
                        delay.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    boolean isSet() {
        return pending != null;
    }

    void cancel() {
        ScheduledFuture<?> set = pending;
        if (set != null) {
            set.cancel(false);
            pending = null;
        }
    }
}
