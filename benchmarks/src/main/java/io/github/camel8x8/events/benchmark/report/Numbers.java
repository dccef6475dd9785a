/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Formats the numbers of the page. */
final class Numbers {

    private Numbers() {}

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String tenths(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    static String hundredths(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    /** The range from the lowest to the highest. */
    static String range(DoubleStream values, DoubleFunction<String> format) {
        DoubleSummaryStatistics all = values.summaryStatistics();
        return format.apply(all.getMin()) + " to " + format.apply(all.getMax());
    }
}
