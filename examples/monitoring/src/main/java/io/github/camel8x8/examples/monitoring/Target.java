/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.monitoring;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The system that the routes send events to. It can be slow, hang or fail. */
public final class Target {

    private static final long SLOW_SECONDS = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Fault fault;

    /** Accepts one event, as slowly as the fault demands. */
    public void accept() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (fault == Fault.FAILING_TARGET) {
                throw new IllegalStateException("The target rejects the event");
            }
            long remaining = TimeUnit.SECONDS.toNanos(SLOW_SECONDS);
            while (fault == Fault.HANGING_TARGET) {
                changed.await();
            }
            while (fault == Fault.SLOW_TARGET && remaining > 0) {
                remaining = changed.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    void apply(@Nullable Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
