/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.scenario.Comparison;

/** Compares clients on one transport, each as a ratio to the limit. */
final class ComparisonTable {

    private final Comparison comparison;
    private final String transport;

    ComparisonTable(Comparison comparison, String transport) {
        this.comparison = comparison;
        this.transport = transport;
    }

    String markdown() {
        MarkdownTable table =
                new MarkdownTable(
                        "client",
                        "events/s",
                        "of the limit",
                        "rounds",
                        "CPU s per million",
                        "of the limit",
                        "bytes allocated per event",
                        "server's CPU s per million");
        for (ClientKind client : comparison.clients(transport)) {
            table.row(
                    client.label(),
                    Numbers.whole(comparison.median(transport, client, Interval::rate)),
                    Numbers.hundredths(
                            comparison.ratio(transport, client, ClientKind.NETTY, Interval::rate)),
                    Numbers.range(
                            comparison.ratios(transport, client, ClientKind.NETTY, Interval::rate),
                            Numbers::hundredths),
                    Numbers.tenths(comparison.median(transport, client, Interval::cpuPerMillion)),
                    Numbers.hundredths(
                            comparison.ratio(
                                    transport, client, ClientKind.NETTY, Interval::cpuPerMillion)),
                    Numbers.whole(comparison.median(transport, client, Interval::bytesPerEvent)),
                    Numbers.tenths(
                            comparison.median(transport, client, Interval::serverCpuPerMillion)));
        }
        return table.toString();
    }

    /** A chart of events per second, in the order of the table. */
    String chart() {
        BarChart chart = new BarChart("Events a second on " + transport + ", one connection");
        for (ClientKind client : comparison.clients(transport)) {
            chart.add(
                    client.label(),
                    comparison.median(transport, client, Interval::rate),
                    client == ClientKind.COMPONENT);
        }
        return chart.svg();
    }
}
