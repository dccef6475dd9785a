/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

// tag::wait[]
/**
 * An interaction that waits, from the first time it is queued until an agent accepts it or it
 * leaves the queue. An agent that rejects it does not end the wait.
 *
 * @param interaction the id of the interaction
 * @param queueId the id of the queue, null if it is unknown
 * @param since when it was queued
 * @param until the time of its last event
 * @param queued whether it is in the queue; false while it is offered to an agent
 * @param left whether the wait is over
 */
public record Wait(
        String interaction,
        @Nullable String queueId,
        Instant since,
        Instant until,
        boolean queued,
        boolean left) {

    private static final String QUEUED = "InteractionQueued";

    static Wait after(
            @Nullable Wait before,
            String eventType,
            String interaction,
            @Nullable String queueId,
            Instant time) {
        boolean queued = eventType.equals(QUEUED) || eventType.equals("InteractionRejected");
        boolean left = !queued && !eventType.equals("InteractionAssigned");
        if (before == null || (before.left() && time.isAfter(before.until()))) {
            return new Wait(interaction, queueId, time, time, queued, left);
        }
        String queue = queueId == null ? before.queueId() : queueId;
        Instant since = before.since().isBefore(time) ? before.since() : time;
        if (before.isAfter(eventType, time)) {
            return new Wait(
                    interaction, queue, since, before.until(), before.queued(), before.left());
        }
        return new Wait(interaction, queue, since, time, queued, left);
    }

    /** Whether the event happened before the last one and arrives late. */
    private boolean isAfter(String eventType, Instant time) {
        // 8x8's times are in seconds: of two events at the same time, the one of the queue is the
        // earlier one.
        return until.isAfter(time) || (until.equals(time) && eventType.equals(QUEUED));
    }
}
// end::wait[]
