/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the last hour, by the time of their outcome.
 *
 * @param slotSeconds the length of a slot in seconds
 * @param serviceLevel percent of all slots together, 0 to 100, rounded down; null if nothing has
 *     been counted in them
 * @param slots the oldest first; the last is the current one, which has not ended
 */
public record Trend(long slotSeconds, @Nullable Integer serviceLevel, List<Slot> slots) {

    /**
     * The calls of one slot that count for the service level.
     *
     * @param inTime the calls that were answered within the service level's time
     * @param late the calls that were answered or abandoned after it
     * @param serviceLevel percent, 0 to 100, rounded down; null if there was no such call
     */
    public record Slot(Instant from, int inTime, int late, @Nullable Integer serviceLevel) {}

    /** Copies the list. */
    public Trend {
        slots = List.copyOf(slots);
    }
}
