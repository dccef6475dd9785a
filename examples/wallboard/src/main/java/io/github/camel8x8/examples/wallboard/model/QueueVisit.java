/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import java.time.Duration;
import java.time.Instant;

/**
 * One visit of a call to a queue, from the moment it was queued until its outcome.
 *
 * @param until when it ended; for an open visit, when it began
 */
record QueueVisit(String queueId, Instant from, Outcome outcome, Instant until) {

    enum Outcome {
        OPEN,
        ANSWERED,
        /** The customer abandoned the queue. */
        ABANDONED,
        /** Moved elsewhere, such as to another queue: neither answered nor abandoned. */
        MOVED
    }

    static QueueVisit open(String queueId, Instant from) {
        return new QueueVisit(queueId, from, Outcome.OPEN, from);
    }

    boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    QueueVisit closed(Outcome how, Instant at) {
        return new QueueVisit(queueId, from, how, at);
    }

    boolean tookAtMost(Duration limit) {
        return Duration.between(from, until).compareTo(limit) <= 0;
    }
}
