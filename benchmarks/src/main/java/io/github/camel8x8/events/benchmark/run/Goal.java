/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

/**
 * The length of a run: it ends when both minimums are reached.
 *
 * @param events the minimum number of events
 * @param millis the minimum time
 */
public record Goal(long events, long millis) {

    /** A number of events, however long they take. */
    public static Goal events(long events) {
        return new Goal(events, 0);
    }

    /** A time, and at least one event. */
    public static Goal seconds(double seconds) {
        return new Goal(1, Math.round(seconds * 1000));
    }
}
