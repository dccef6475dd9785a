/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The time from the moment at which an event should have been sent until its fields were read, in
 * milliseconds.
 *
 * @param events the number of events that contained their time
 */
public record Latency(long events, double p50, double p90, double p99, double p999, double max) {

    /** The latency of a histogram in microseconds; null if it is empty. */
    static @Nullable Latency of(Histogram micros) {
        return micros.getTotalCount() == 0
                ? null
                : new Latency(
                        micros.getTotalCount(),
                        millis(micros, 50),
                        millis(micros, 90),
                        millis(micros, 99),
                        millis(micros, 99.9),
                        millis(micros, 100));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
