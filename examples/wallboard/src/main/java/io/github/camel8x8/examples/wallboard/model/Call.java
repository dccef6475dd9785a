/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state that results from an interaction's events.
 *
 * @param startedAt the time of the first received event
 * @param since the time at which the state began; for a waiting call, at which it was queued
 * @param assignments the agents who got the call from a queue
 * @param released the agents who no longer have the call, and when it left them
 */
record Call(
        CallState state,
        Instant startedAt,
        Instant since,
        @Nullable String agentId,
        @Nullable String queueId,
        @Nullable String mediaType,
        @Nullable String caller,
        boolean outbound,
        boolean ended,
        List<QueueVisit> visits,
        List<Assignment> assignments,
        Map<String, Instant> released) {

    boolean isWaiting() {
        return state == CallState.WAITING && !ended;
    }
}
