/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import java.util.Locale;

/** Numbers as they stand on the page. */
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
}
