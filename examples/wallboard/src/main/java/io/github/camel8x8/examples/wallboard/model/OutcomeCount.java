/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.model;

import io.github.camel8x8.examples.wallboard.model.QueueVisit.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of calls in a queue or in all queues, for example of one day.
 *
 * @param answered the answered calls
 * @param answeredInTime the calls answered within the service level's time
 * @param abandoned the abandoned calls
 * @param abandonedLate the abandoned calls that waited longer than the service level's time
 */
record OutcomeCount(int answered, int answeredInTime, int abandoned, int abandonedLate) {

    static final OutcomeCount NONE = new OutcomeCount(0, 0, 0, 0);

    /**
     * The count of one visit; {@link #NONE} while it is open.
     *
     * @param limit the service level's time
     */
    static OutcomeCount of(QueueVisit visit, Duration limit) {
        boolean inTime = visit.tookAtMost(limit);
        if (visit.outcome() == Outcome.ANSWERED) {
            return new OutcomeCount(1, inTime ? 1 : 0, 0, 0);
        }
        if (visit.outcome() == Outcome.ABANDONED) {
            return new OutcomeCount(0, 0, 1, inTime ? 0 : 1);
        }
        return NONE;
    }

    OutcomeCount plus(OutcomeCount other) {
        return new OutcomeCount(
                answered + other.answered,
                answeredInTime + other.answeredInTime,
                abandoned + other.abandoned,
                abandonedLate + other.abandonedLate);
    }

    OutcomeCount minus(OutcomeCount other) {
        return new OutcomeCount(
                answered - other.answered,
                answeredInTime - other.answeredInTime,
                abandoned - other.abandoned,
                abandonedLate - other.abandonedLate);
    }

    /**
     * The calls that count for the service level: calls that were answered or abandoned late, but
     * not those that were abandoned earlier.
     */
    int offered() {
        return answered + abandonedLate;
    }

    /**
     * The percentage answered in time, of the offered calls. Rounded down, so that a target is not
     * reached by rounding. Null if there was no such call.
     */
    @Nullable Integer serviceLevel() {
        return offered() == 0 ? null : (int) (100L * answeredInTime / offered());
    }
}
