/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.Profile;
import io.github.camel8x8.events.benchmark.run.Work;
import io.github.camel8x8.events.benchmark.scenario.ClientRun;
import io.github.camel8x8.events.benchmark.scenario.Comparison;
import java.util.List;

/** What the busiest thread of each client does for an event, in microseconds. */
final class ProfileTable {

    private static final List<Work> COLUMNS =
            List.of(Work.TLS, Work.DECODING, Work.WEBSOCKET, Work.CAMEL, Work.COMPONENT, Work.REST);

    private final Comparison comparison;

    ProfileTable(Comparison comparison) {
        this.comparison = comparison;
    }

    String markdown() {
        MarkdownTable table =
                new MarkdownTable(
                        "transport",
                        "client",
                        "busy",
                        "an event",
                        "kernel",
                        "TLS",
                        "JSON and base64",
                        "WebSocket and buffers",
                        "Camel",
                        "window and delivery",
                        "rest");
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
        String[] cells = new String[5 + COLUMNS.size()];
        cells[0] = run.transport();
        cells[1] = run.client().label();
        cells[2] = Numbers.whole(100 * busy(profile)) + " %";
        cells[3] = Numbers.tenths(micros(measured, busy(profile)));
        cells[4] = Numbers.tenths(micros(measured, profile.kernel()));
        for (int i = 0; i < COLUMNS.size(); i++) {
            cells[5 + i] = Numbers.tenths(micros(measured, profile.part(COLUMNS.get(i))));
        }
        return cells;
    }

    private static double busy(Profile profile) {
        return profile.user() + profile.kernel();
    }

    private static double micros(Interval measured, double part) {
        return part * 1e6 / measured.rate();
    }
}
