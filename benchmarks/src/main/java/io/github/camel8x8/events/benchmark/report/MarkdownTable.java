/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import java.util.List;

/** A table in Markdown: the first column is text, the others are numbers. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... columns) {
        row(List.of(columns));
        text.append("|---").append("|--:".repeat(columns.length - 1)).append("|\n");
    }

    MarkdownTable row(String... cells) {
        row(List.of(cells));
        return this;
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells));
        text.append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
