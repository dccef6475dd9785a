/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import io.github.camel8x8.events.benchmark.scenario.EndToEnd;
import java.util.List;

/** The runs of each client with each target. */
final class EndToEndTable {

    private EndToEndTable() {}

    static MarkdownTable of(List<EndToEnd.Run> runs) {
        MarkdownTable table =
                new MarkdownTable(
                        "target and client",
                        "events/s",
                        "CPU s per million",
                        "events",
                        "missing after a kill",
                        "unacknowledged",
                        "more than once");
        for (EndToEnd.Run run : runs) {
            table.row(
                    run.target().label() + ": " + run.client().label(),
                    Numbers.whole(run.measured().rate()),
                    Numbers.tenths(run.measured().cpuPerMillion()),
                    Numbers.whole(run.published()),
                    Numbers.whole(run.missing()),
                    Numbers.whole(run.unacknowledged()),
                    Numbers.whole(run.repeated()));
        }
        return table;
    }
}
