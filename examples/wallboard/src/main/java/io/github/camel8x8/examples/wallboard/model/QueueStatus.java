/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue.
 *
 * @param waiting how many wait now
 * @param waitingSince when the one who waits longest was queued; null where nobody waits
 * @param answered today
 * @param abandoned today: gave up before anybody answered
 * @param serviceLevel percent of today, 0 to 100, rounded down; null where there is none yet
 */
public record QueueStatus(
        String id,
        String name,
        int waiting,
        @Nullable Instant waitingSince,
        int answered,
        int abandoned,
        @Nullable Integer serviceLevel) {}
