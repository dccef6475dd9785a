/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The period that the received events of calls and agents cover. Before the first event, nothing is
 * known: neither that callers wait, nor that none waits.
 *
 * @param oldest the time of the oldest event; null before the first one
 * @param newest the time of the newest event; null before the first one
 */
public record EventTimes(@Nullable Instant oldest, @Nullable Instant newest) {

    static final EventTimes NONE = new EventTimes(null, null);

    EventTimes with(Instant time) {
        return new EventTimes(
                oldest == null || time.isBefore(oldest) ? time : oldest,
                newest == null || time.isAfter(newest) ? time : newest);
    }
}
