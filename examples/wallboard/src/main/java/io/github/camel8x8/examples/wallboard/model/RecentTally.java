/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the outcomes of visits of all queues in slots of five minutes. As in {@link Tally}, the
 * previous visits of a changed call are subtracted, so late and duplicate events are not counted
 * twice.
 */
final class RecentTally {

    private static final Duration SLOT = Duration.ofMinutes(5);
    private static final int SHOWN = 12;

    /** By the number of the slot since 1970. */
    private final Map<Long, OutcomeCount> slots = new HashMap<>();

    private final Duration limit;

    /**
     * @param limit the service level's time
     */
    RecentTally(Duration limit) {
        this.limit = limit;
    }

    void add(List<QueueVisit> visits) {
        for (QueueVisit visit : visits) {
            slots.merge(slot(visit.until()), OutcomeCount.of(visit, limit), OutcomeCount::plus);
        }
    }

    void remove(List<QueueVisit> visits) {
        for (QueueVisit visit : visits) {
            slots.merge(
                    slot(visit.until()),
                    OutcomeCount.NONE.minus(OutcomeCount.of(visit, limit)),
                    OutcomeCount::plus);
        }
    }

    /** The last twelve slots; the current one, which has not ended, is the last. */
    Trend view(Instant now) {
        List<Trend.Slot> views = new ArrayList<>();
        OutcomeCount sum = OutcomeCount.NONE;
        for (long slot = slot(now) - SHOWN + 1; slot <= slot(now); slot++) {
            OutcomeCount count = slots.getOrDefault(slot, OutcomeCount.NONE);
            sum = sum.plus(count);
            views.add(
                    new Trend.Slot(
                            Instant.ofEpochSecond(slot * SLOT.toSeconds()),
                            count.answeredInTime(),
                            count.offered() - count.answeredInTime(),
                            count.serviceLevel()));
        }
        return new Trend(SLOT.toSeconds(), sum.serviceLevel(), views);
    }

    /** Removes the slots that are not shown any more. */
    void forget(Instant now) {
        slots.keySet().removeIf(slot -> slot <= slot(now) - SHOWN);
    }

    private static long slot(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SLOT.toSeconds());
    }
}
