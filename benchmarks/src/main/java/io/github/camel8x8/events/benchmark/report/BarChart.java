/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars as SVG, readable on a light and on a dark page. */
final class BarChart {

    private static final int LEFT = 440;
    private static final int WIDTH = 360;
    private static final int ROW = 30;

    private final String title;
    private final List<Bar> bars = new ArrayList<>();

    BarChart(String title) {
        this.title = title;
    }

    /** Adds a bar; an emphasized one has another color. */
    void add(String label, double value, boolean emphasised) {
        bars.add(new Bar(label, value, emphasised));
    }

    String svg() {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        int height = ROW * bars.size() + 50;
        StringBuilder svg =
                new StringBuilder(
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" width="900" height="%d" font-family="sans-serif" font-size="14" role="img" aria-label="%s">
                        <rect width="900" height="%d" rx="6" fill="#ffffff"/>
                        <text x="16" y="26" font-weight="bold" fill="#24292f">%s</text>
                        """
                                .formatted(height, escaped(title), height, escaped(title)));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            int y = 42 + i * ROW;
            svg.append(
                    """
                    <text x="%d" y="%d" text-anchor="end" fill="#24292f">%s</text>
                    <rect x="%d" y="%d" width="%d" height="20" fill="%s"/>
                    <text x="%d" y="%d" fill="#24292f">%s</text>
                    """
                            .formatted(
                                    LEFT - 8,
                                    y + 15,
                                    escaped(bar.label()),
                                    LEFT,
                                    y,
                                    Math.round(WIDTH * bar.value() / most),
                                    bar.emphasised() ? "#cf4a1d" : "#8c959f",
                                    LEFT + 8 + Math.round(WIDTH * bar.value() / most),
                                    y + 15,
                                    Numbers.whole(bar.value())));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replaceAll("[*`]", "");
    }

    private record Bar(String label, double value, boolean emphasised) {}
}
