/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All queues and agents together.
 *
 * @param waitingSince when the one who waits longest was queued; null where nobody waits
 * @param serviceLevel percent, 0 to 100, rounded down; null where nothing is to be counted yet
 * @param onCalls agents whom a call rings or who are on one
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
