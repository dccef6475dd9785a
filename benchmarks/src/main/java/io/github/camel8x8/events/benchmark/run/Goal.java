/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

/**
 * How long to go on: until both are reached.
 *
 * @param events at least so many
 * @param millis for at least so long
 */
public record Goal(long events, long millis) {

    /** So many events, however long they take. */
    public static Goal events(long events) {
        return new Goal(events, 0);
    }

    /** So long, however many events come, but at least one. */
    public static Goal seconds(double seconds) {
        return new Goal(1, Math.round(seconds * 1000));
    }
}
