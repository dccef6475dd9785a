/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.micro.MicroBenchmarks.Score;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.Latency;
import io.github.camel8x8.events.benchmark.scenario.Comparison;
import io.github.camel8x8.events.benchmark.scenario.Database;
import io.github.camel8x8.events.benchmark.scenario.EndToEnd;
import io.github.camel8x8.events.benchmark.scenario.Endpoints;
import io.github.camel8x8.events.benchmark.scenario.LatencyRuns;
import io.github.camel8x8.events.benchmark.scenario.LongRun;
import io.github.camel8x8.events.benchmark.scenario.Machine;
import io.github.camel8x8.events.benchmark.scenario.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The page. Omits the sections of scenarios that have not run. */
public final class PerformancePage {

    private final Path results;
    private final StringBuilder parts = new StringBuilder();
    private final Targets targets = new Targets();

    /**
     * @param results the folder of the results
     */
    public PerformancePage(Path results) {
        this.results = results;
    }

    /** Writes the page, and next to it the picture that it shows. */
    public void write(Path page) throws IOException {
        Path picture = page.resolveSibling("performance.svg");
        result("streaming", Comparison.class, comparison -> streaming(comparison, picture));
        result("profile", Comparison.class, this::profile);
        result("pulsar", Comparison.class, this::pulsar);
        result("latency", LatencyRuns.Paced.class, this::latency);
        result("database", Database.Inserts.class, this::database);
        result("end-to-end", EndToEnd.Paths.class, this::endToEnd);
        result("endpoints", Endpoints.Footprint.class, this::endpoints);
        result("long-run", LongRun.Course.class, this::longRun);
        result("micro", Score[].class, this::micro);
        Files.writeString(
                page, PageText.BEGINNING + "\n## Targets\n\n" + targets + parts + PageText.END);
    }

    private void streaming(Comparison comparison, Path picture) throws IOException {
        targets.streaming(comparison);
        ComparisonTable clear = new ComparisonTable(comparison, "ws");
        Files.writeString(picture, clear.chart());
        add(
                "Side by side",
                PageText.STREAMING.formatted(
                        comparison.frameBytes(),
                        Numbers.whole(comparison.warmupEvents()),
                        Numbers.whole(comparison.seconds()),
                        comparison.rounds()),
                comparison.machine());
        parts.append("![Events a second](performance.svg)\n\n### ws\n\n")
                .append(clear.markdown())
                .append("\n### wss\n\n")
                .append(new ComparisonTable(comparison, "wss").markdown())
                .append(scatter(comparison))
                .append(allocation(comparison));
    }

    private static String scatter(Comparison comparison) {
        return PageText.SCATTER.formatted(
                cpuOfRounds(comparison, ClientKind.COMPONENT),
                cpuOfRounds(comparison, ClientKind.NETTY));
    }

    private static String cpuOfRounds(Comparison comparison, ClientKind client) {
        return Numbers.range(
                comparison.values("ws", client, Interval::cpuPerMillion), Numbers::tenths);
    }

    private static String allocation(Comparison comparison) {
        double component = comparison.median("ws", ClientKind.COMPONENT, Interval::bytesPerEvent);
        double client = comparison.median("ws", ClientKind.STREAM, Interval::bytesPerEvent);
        double pooled =
                comparison.median("ws", ClientKind.COMPONENT_POOLED, Interval::bytesPerEvent);
        return PageText.ALLOCATION.formatted(
                Numbers.whole(component), Numbers.whole(component - client), Numbers.whole(pooled));
    }

    private void profile(Comparison comparison) throws IOException {
        ProfileTable table = new ProfileTable(comparison);
        add("Where the time goes", PageText.PROFILE, comparison.machine());
        parts.append(table.markdown());
        result("streaming", Comparison.class, measured -> parts.append(tls(measured)));
    }

    private static String tls(Comparison comparison) {
        return PageText.TLS.formatted(
                Numbers.tenths(costOfTls(comparison, ClientKind.COMPONENT)),
                Numbers.tenths(costOfTls(comparison, ClientKind.JAVA_WEBSOCKET)),
                Numbers.tenths(busyCores(comparison, ClientKind.COMPONENT)),
                comparison.machine().cores(),
                Numbers.tenths(busyCores(comparison, ClientKind.JAVA_WEBSOCKET)));
    }

    /** The CPU cost of TLS in microseconds per event, which equals seconds per million. */
    private static double costOfTls(Comparison comparison, ClientKind client) {
        return cpu(comparison, "wss", client) - cpu(comparison, "ws", client);
    }

    private static double busyCores(Comparison comparison, ClientKind client) {
        return comparison.median(
                "wss", client, run -> (run.cpuSeconds() + run.serverCpuSeconds()) / run.seconds());
    }

    private void pulsar(Comparison comparison) throws IOException {
        targets.pulsar(partOfBroker(comparison, ClientKind.COMPONENT));
        add("Against a real Pulsar", PageText.PULSAR, comparison.machine());
        parts.append(new ComparisonTable(comparison, "pulsar").markdown());
        result(
                "streaming",
                Comparison.class,
                together -> parts.append(cpuOnPulsar(comparison, together)));
    }

    private static String cpuOnPulsar(Comparison pulsar, Comparison together) {
        double ofEvent = cpu(together, "ws", ClientKind.COMPONENT);
        double broker =
                pulsar.median("pulsar", ClientKind.COMPONENT, Interval::serverCpuPerMillion);
        return PageText.PULSAR_CPU.formatted(
                Numbers.hundredths(partOfBroker(pulsar, ClientKind.COMPONENT)),
                Numbers.hundredths(partOfBroker(pulsar, ClientKind.NETTY)),
                Numbers.tenths(cpu(pulsar, "pulsar", ClientKind.COMPONENT)),
                Numbers.tenths(ofEvent),
                Numbers.hundredths(ofEvent / broker));
    }

    private static double cpu(Comparison comparison, String transport, ClientKind client) {
        return comparison.median(transport, client, Interval::cpuPerMillion);
    }

    private static double partOfBroker(Comparison comparison, ClientKind client) {
        return comparison.median(
                "pulsar", client, interval -> interval.cpuSeconds() / interval.serverCpuSeconds());
    }

    private void latency(LatencyRuns.Paced paced) {
        MarkdownTable table =
                new MarkdownTable(
                        "events/s",
                        "client",
                        "p50",
                        "p90",
                        "p99",
                        "p99.9",
                        "most",
                        "CPU s per million");
        for (LatencyRuns.PacedRun run : paced.runs()) {
            Latency latency = run.measured().latency();
            if (latency != null) {
                table.row(
                        Numbers.whole(run.rate()),
                        run.client().label(),
                        Numbers.hundredths(latency.p50()),
                        Numbers.hundredths(latency.p90()),
                        Numbers.hundredths(latency.p99()),
                        Numbers.hundredths(latency.p999()),
                        Numbers.hundredths(latency.max()),
                        Numbers.tenths(run.measured().cpuPerMillion()));
                if (run.client() == ClientKind.COMPONENT && run.rate() == Targets.PACED_RATE) {
                    targets.latency(latency);
                }
            }
        }
        double limit = p50(paced, ClientKind.NETTY);
        targets.latencyOfLimit(p50(paced, ClientKind.COMPONENT) / limit);
        add("Latency", PageText.LATENCY, paced.machine());
        parts.append(table);
    }

    private static double p50(LatencyRuns.Paced paced, ClientKind client) {
        return paced.runs().stream()
                .filter(run -> run.client() == client && run.rate() == Targets.FAST_RATE)
                .map(run -> run.measured().latency())
                .filter(Objects::nonNull)
                .mapToDouble(Latency::p50)
                .findFirst()
                .orElse(Double.NaN);
    }

    private void database(Database.Inserts inserts) {
        targets.database(inserts);
        add(
                "Into a database",
                PageText.DATABASE.formatted(
                        inserts.database(), inserts.maxBatchSize(), inserts.rounds().size()),
                inserts.machine());
        parts.append(
                new MarkdownTable("route", "events/s", "rounds", "of one by one", "rounds")
                        .row(
                                "one by one",
                                Numbers.whole(Targets.median(inserts, Database.Round::oneByOne)),
                                rounds(inserts, Database.Round::oneByOne, Numbers::whole),
                                "1.0",
                                "")
                        .row(
                                "**in batches**",
                                Numbers.whole(Targets.median(inserts, Database.Round::batches)),
                                rounds(inserts, Database.Round::batches, Numbers::whole),
                                Numbers.tenths(Targets.median(inserts, Database.Round::ratio)),
                                rounds(inserts, Database.Round::ratio, Numbers::tenths)));
    }

    private static String rounds(
            Database.Inserts inserts,
            ToDoubleFunction<Database.Round> value,
            DoubleFunction<String> format) {
        return Numbers.range(inserts.rounds().stream().mapToDouble(value), format);
    }

    private void endToEnd(EndToEnd.Paths paths) {
        add("End to end", PageText.END_TO_END, paths.machine());
        parts.append(EndToEndTable.of(paths.runs()));
    }

    private void endpoints(Endpoints.Footprint footprint) {
        targets.endpoints(footprint);
        add("Many endpoints", PageText.ENDPOINTS, footprint.machine());
        parts.append(
                new MarkdownTable(
                                "endpoints",
                                "start in s",
                                "threads with one",
                                "threads with all",
                                "heap of each in KB")
                        .row(
                                Numbers.whole(footprint.endpoints()),
                                Numbers.hundredths(footprint.startSeconds()),
                                Numbers.whole(footprint.threadsOfOne()),
                                Numbers.whole(footprint.threads()),
                                Numbers.tenths(footprint.heapOfEach() / 1000.0)));
    }

    private void longRun(LongRun.Course course) {
        targets.longRun(course);
        MarkdownTable table =
                new MarkdownTable(
                        "events so far",
                        "events/s",
                        "CPU s per million",
                        "heap in MB",
                        "p50 in ms",
                        "p99 in ms");
        long sum = 0;
        for (Interval interval : course.intervals()) {
            sum += interval.events();
            Latency latency = interval.latency();
            table.row(
                    Numbers.whole(sum),
                    Numbers.whole(interval.rate()),
                    Numbers.tenths(interval.cpuPerMillion()),
                    Numbers.tenths(interval.heapBytes() / 1e6),
                    latency == null ? "" : Numbers.tenths(latency.p50()),
                    latency == null ? "" : Numbers.tenths(latency.p99()));
        }
        add("A long run", PageText.LONG_RUN, course.machine());
        parts.append(table);
    }

    private void micro(Score[] scores) {
        MarkdownTable table =
                new MarkdownTable("step", "ns per call", "error", "bytes allocated per call");
        for (Score score : scores) {
            table.row(
                    score.name(),
                    Numbers.whole(score.nanos()),
                    Numbers.whole(score.error()),
                    Numbers.whole(score.bytes()));
        }
        add("Step by step", PageText.MICRO, null);
        parts.append("\n").append(table);
    }

    private void add(String title, String text, @Nullable Machine machine) {
        parts.append("\n## ").append(title).append("\n\n").append(text);
        if (machine != null) {
            parts.append(
                    "\n%s, %d cores, %d GB, %s, %s, %s; load before the run %s.\n\n"
                            .formatted(
                                    machine.processor(),
                                    machine.cores(),
                                    machine.memoryGigabytes(),
                                    machine.system(),
                                    machine.java(),
                                    machine.date(),
                                    Numbers.tenths(machine.load())));
        }
    }

    private <T> void result(String scenario, Class<T> type, Part<T> part) throws IOException {
        T result = new ResultFile(results, scenario).read(type).orElse(null);
        if (result != null) {
            part.write(result);
        }
    }

    @FunctionalInterface
    private interface Part<T> {
        void write(T result) throws IOException;
    }
}
