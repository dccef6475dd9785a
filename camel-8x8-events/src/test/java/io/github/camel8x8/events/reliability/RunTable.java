/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Markdown table of runs: a row for each figure, a column for each service.
 *
 * @param columns the figures of each service, by the service's name
 */
record RunTable(SortedMap<String, Map<String, String>> columns) {

    private static final String SERVICE = "service";

    /** The table below a heading of a page; empty if there is none. */
    static RunTable of(String page, String heading) {
        List<List<String>> rows =
                page.lines()
                        .dropWhile(line -> !line.equals(heading))
                        .skip(1)
                        .takeWhile(line -> !line.startsWith("## "))
                        .filter(line -> line.startsWith("| "))
                        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                        .toList();
        SortedMap<String, Map<String, String>> columns = new TreeMap<>();
        for (int i = 2; !rows.isEmpty() && i < rows.get(0).size(); i++) {
            Map<String, String> column = new LinkedHashMap<>();
            for (List<String> row : rows) {
                column.put(row.get(1), row.get(i));
            }
            columns.put(column.get(SERVICE), column);
        }
        return new RunTable(columns);
    }

    /** The table with these runs instead of older ones of the same services. */
    RunTable with(List<Map<String, Object>> runs) {
        SortedMap<String, Map<String, String>> merged = new TreeMap<>(columns);
        for (Map<String, Object> run : runs) {
            Map<String, String> column = new LinkedHashMap<>();
            run.forEach((name, value) -> column.put(name, cell(name, value)));
            merged.put(column.get(SERVICE), column);
        }
        return new RunTable(merged);
    }

    String text() {
        if (columns.isEmpty()) {
            return "Not run yet.";
        }
        List<String> lines = new ArrayList<>();
        for (String name : columns.get(columns.firstKey()).keySet()) {
            lines.add(
                    columns.values().stream()
                            .map(column -> column.get(name))
                            .collect(Collectors.joining(" | ", "| " + name + " | ", " |")));
            if (lines.size() == 1) {
                lines.add("|---|" + "--:|".repeat(columns.size()));
            }
        }
        return String.join("\n", lines);
    }

    private static String cell(String name, Object value) {
        return value instanceof Number number && !name.equals("seed")
                ? "%,d".formatted(number.longValue())
                : String.valueOf(value);
    }
}
