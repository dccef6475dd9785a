/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The totals of all queues and agents.
 *
 * @param waitingSince when the longest waiting call was queued; null if none waits
 * @param serviceLevel percent, 0 to 100, rounded down; null if nothing has been counted yet
 * @param onCalls the agents with a ringing or active call
 */
public record Totals(
        int waiting,
        @Nullable Instant waitingSince,
        int answered,
        int abandoned,
        @Nullable Integer serviceLevel,
        int calls,
        int available,
        int onCalls,
        int wrapUp,
        int away) {}
