/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue.
 *
 * @param waiting the number of calls that wait now
 * @param waitingSince when the longest waiting call was queued; null if none waits
 * @param answered the calls that were answered today
 * @param abandoned the calls that were abandoned today before an answer
 * @param serviceLevel percent of today, 0 to 100, rounded down; null if there is none yet
 * @param busy the agents who have a call of this queue now, ringing and wrap-up included
 * @param free the available agents who have had a call of this queue in the last hours
 */
public record QueueStatus(
        String id,
        String name,
        int waiting,
        @Nullable Instant waitingSince,
        int answered,
        int abandoned,
        @Nullable Integer serviceLevel,
        int busy,
        int free) {}
