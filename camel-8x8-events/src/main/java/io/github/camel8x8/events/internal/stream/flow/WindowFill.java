/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.stream.status.ClockReading;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when a window is full. It counts as full until half of it is free: a route that is slower
 * than the stream completes an event, and receives the next one at once. Any thread may read it;
 * the window changes it with its lock.
 */
final class WindowFill {

    private final int capacity;
    private final Supplier<ClockReading> clock;
    private volatile @Nullable ClockReading fullSince;

    /**
     * @param capacity how many events the server sends ahead
     */
    WindowFill(int capacity, Supplier<ClockReading> clock) {
        this.capacity = capacity;
        this.clock = clock;
    }

    /** The number of events in the window has changed. */
    void update(int size) {
        if (size >= capacity) {
            if (fullSince == null) {
                fullSince = clock.get();
            }
        } else if (size <= capacity / 2 && fullSince != null) {
            fullSince = null; // a volatile write for each event would cost more than this check
        }
    }

    /** There is no session that the window could delay. */
    void clear() {
        fullSince = null;
    }

    /** When it became full; null if it is not full. */
    @Nullable ClockReading fullSince() {
        return fullSince;
    }
}
