/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an interaction's events come to.
 *
 * @param startedAt the time of the first event that was seen
 * @param since when the state began; of a waiting call, when it was queued
 * @param released the agents who had the call and do not any more, and when it left them
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
        Map<String, Instant> released) {

    boolean isWaiting() {
        return state == CallState.WAITING && !ended;
    }
}
