/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import io.github.camel8x8.events.benchmark.run.Interval;
import java.util.Locale;

/** Prints measurements during the run. */
final class Progress {

    private Progress() {}

    static void print(String what, Interval measured) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %,9.0f events/s, %5.1f CPU s and %5.1f CPU s of the server for a million, %,6.0f bytes each%n",
                what,
                measured.rate(),
                measured.cpuPerMillion(),
                measured.serverCpuPerMillion(),
                measured.bytesPerEvent());
    }
}
