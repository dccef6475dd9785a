/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.Profile;
import io.github.camel8x8.events.benchmark.run.Work;
import io.github.camel8x8.events.benchmark.scenario.ClientRun;
import io.github.camel8x8.events.benchmark.scenario.Comparison;
import java.util.ArrayList;
import java.util.List;

/** The work of each client's busiest thread, in microseconds per event. */
final class ProfileTable {

    private final Comparison comparison;

    ProfileTable(Comparison comparison) {
        this.comparison = comparison;
    }

    String markdown() {
        List<String> columns =
                new ArrayList<>(List.of("transport", "client", "busy", "an event", "kernel"));
        for (Work work : Work.values()) {
            columns.add(work.label());
        }
        MarkdownTable table = new MarkdownTable(columns.toArray(String[]::new));
        for (ClientRun run : comparison.runs()) {
            Profile profile = run.measured().profile();
            if (profile != null) {
                table.row(row(run, profile));
            }
        }
        return table.toString();
    }

    private static String[] row(ClientRun run, Profile profile) {
        Interval measured = run.measured();
        List<String> cells = new ArrayList<>();
        cells.add(run.transport());
        cells.add(run.client().label());
        cells.add(Numbers.whole(100 * busy(profile)) + " %");
        cells.add(micros(measured, busy(profile)));
        cells.add(micros(measured, profile.kernel()));
        for (Work work : Work.values()) {
            cells.add(micros(measured, profile.part(work)));
        }
        return cells.toArray(String[]::new);
    }

    private static double busy(Profile profile) {
        return profile.user() + profile.kernel();
    }

    private static String micros(Interval measured, double part) {
        return Numbers.tenths(part * 1e6 / measured.rate());
    }
}
