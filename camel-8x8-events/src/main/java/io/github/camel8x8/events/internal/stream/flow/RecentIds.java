/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The ids of the most recently acknowledged messages, from one window to two windows of them. A
 * server may redeliver such a message: if the topic moved to another broker before the
 * acknowledgement reached it, or if another message of the same batch has failed.
 *
 * <p>A redelivery count above 0 shows the second case. In the first case the redelivery follows at
 * once, so an id counts for {@link #RECENT} only: an operator who resets a subscription to an
 * earlier position expects its messages again. Not safe for use by several threads at once.
 */
public final class RecentIds {

    public static final Duration RECENT = Duration.ofSeconds(10);

    private final int capacity;
    private final LongSupplier nanoTime;
    private Map<String, Long> young = new HashMap<>();
    private Map<String, Long> old = new HashMap<>();

    /**
     * Creates an empty set of ids.
     *
     * @param capacity the credit window
     * @param nanoTime as {@link System#nanoTime}
     */
    public RecentIds(int capacity, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.nanoTime = nanoTime;
    }

    public void add(String id) {
        if (young.size() >= capacity) {
            Map<String, Long> oldest = old;
            old = young;
            oldest.clear();
            young = oldest;
        }
        young.put(id, nanoTime.getAsLong());
    }

    /** Whether a message that arrives with this redelivery count was acknowledged already. */
    public boolean contains(String id, int redeliveryCount) {
        Long time = young.getOrDefault(id, old.get(id));
        return time != null
                && (redeliveryCount > 0 || nanoTime.getAsLong() - time < RECENT.toNanos());
    }
}
