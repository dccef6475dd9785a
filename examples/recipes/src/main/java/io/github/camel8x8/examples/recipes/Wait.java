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
 * @param queued whether it is in the queue; false while it is offered to an agent
 * @param left whether the wait is over
 */
public record Wait(
        String interaction, @Nullable String queueId, Instant since, boolean queued, boolean left) {

    static Wait after(
            @Nullable Wait before,
            String eventType,
            String interaction,
            @Nullable String queueId,
            Instant time) {
        boolean queued =
                eventType.equals("InteractionQueued") || eventType.equals("InteractionRejected");
        return new Wait(
                interaction,
                queueId == null && before != null ? before.queueId() : queueId,
                before == null ? time : before.since(),
                queued,
                !queued && !eventType.equals("InteractionAssigned"));
    }
}
// end::wait[]
