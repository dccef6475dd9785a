/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import java.util.List;
import java.util.Locale;

/** The events per second of the last minute, as bars of one second. */
final class RateChart {

    private static final int HEIGHT = 40;
    private static final int STEP = 4;

    private RateChart() {}

    static String of(List<Double> rates) {
        double highest = rates.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        // The newest second is on the right, however few there are.
        int x = (Rates.HISTORY - rates.size()) * STEP;
        for (double rate : rates) {
            double height = highest == 0 ? 0 : HEIGHT * rate / highest;
            bars.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
                            x,
                            HEIGHT - height,
                            STEP - 1,
                            height));
            x += STEP;
        }
        return """
               <svg class="chart" viewBox="0 0 %s %s" preserveAspectRatio="none" role="img"
                 aria-label="Events per second in the last minute, at most %s">%s</svg>\
               """
                .formatted(Rates.HISTORY * STEP, HEIGHT, Html.rate(highest), bars);
    }
}
