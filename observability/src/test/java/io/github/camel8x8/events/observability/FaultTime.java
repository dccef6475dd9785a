/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import io.github.camel8x8.examples.monitoring.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table of faults in {@code docs/monitoring.md}.
 *
 * @param fault the fault
 * @param alert the name of the alert that it fires
 * @param firesAfter the time from the start of the fault until the alert fires
 * @param endsAfter the time from the end of the fault until the alert ends
 */
record FaultTime(Fault fault, String alert, Duration firesAfter, Duration endsAfter) {

    private static final Pattern ROW =
            Pattern.compile("\\|([^|]*)\\|[^|]*\\| `(Camel8x8\\w+)` \\|([^|]*)\\|([^|]*)\\|");
    private static final Pattern TIME = Pattern.compile("(?:(\\d+) min)? ?(?:(\\d+) s)?");

    /** The rows of the page, in their order. A row without a fault has that of the row above. */
    static List<FaultTime> ofThePage() {
        List<FaultTime> rows = new ArrayList<>();
        String fault = "";
        Matcher row = ROW.matcher(TestedFiles.text(TestedFiles.PAGE));
        while (row.find()) {
            String name = row.group(1).strip();
            fault = name.isEmpty() ? fault : name;
            rows.add(
                    new FaultTime(
                            fault(fault),
                            row.group(2),
                            duration(row.group(3).strip()),
                            duration(row.group(4).strip())));
        }
        return rows;
    }

    /** The times as in the table of the page. */
    String text() {
        return "| `/%s` | `%s` | %s | %s |"
                .formatted(fault.text(), alert, text(firesAfter), text(endsAfter));
    }

    private static Fault fault(String cell) {
        return Arrays.stream(Fault.values())
                .filter(fault -> cell.equals("`/" + fault.text() + "`"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(cell + " is not a fault"));
    }

    private static Duration duration(String text) {
        Matcher time = TIME.matcher(text);
        if (text.isEmpty() || !time.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time such as 2 min 20 s");
        }
        return Duration.ofMinutes(number(time.group(1))).plusSeconds(number(time.group(2)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String text(Duration time) {
        long minutes = time.toMinutes();
        return (minutes > 0 ? minutes + " min " : "") + time.toSecondsPart() + " s";
    }
}
