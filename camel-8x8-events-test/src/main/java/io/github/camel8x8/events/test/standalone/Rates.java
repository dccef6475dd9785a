/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Events per second, from samples of counters that only increase. Independent of how many browsers
 * show them. Thread-safe.
 */
final class Rates {

    /** The number of samples for one average. */
    static final int AVERAGED = 5;

    /** The maximum number of rates in a history. */
    static final int HISTORY = 60;

    private static final double NANOS = 1e9;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long at, Map<?, Long> counts) {

        /** A counter that is not in a sample did not exist yet. */
        private long of(Object counter) {
            return counts.containsKey(counter) ? counts.get(counter) : 0;
        }

        private double rate(Object counter, Sample before) {
            long seen = counts.containsKey(counter) ? of(counter) - before.of(counter) : 0;
            return Math.max(0, seen) * NANOS / Math.max(1, at - before.at());
        }
    }

    /**
     * @param nanos the time of the sample, as {@link System#nanoTime}
     * @param counts the counters
     */
    synchronized void sample(long nanos, Map<?, Long> counts) {
        samples.add(new Sample(nanos, Map.copyOf(counts)));
        if (samples.size() > HISTORY + 1) {
            samples.remove(0);
        }
    }

    /** The average rate over the last samples; 0 before the second sample. */
    synchronized double of(Object counter) {
        int newest = samples.size() - 1;
        return newest < 1
                ? 0
                : samples.get(newest).rate(counter, samples.get(Math.max(0, newest - AVERAGED)));
    }

    /** The rate between each two samples, the oldest first. */
    synchronized List<Double> history(Object counter) {
        List<Double> rates = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            rates.add(samples.get(i).rate(counter, samples.get(i - 1)));
        }
        return rates;
    }
}
