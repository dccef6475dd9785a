/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import io.github.camel8x8.events.benchmark.client.ClientKind;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.run.Latency;
import io.github.camel8x8.events.benchmark.scenario.Comparison;
import io.github.camel8x8.events.benchmark.scenario.Database;
import io.github.camel8x8.events.benchmark.scenario.Endpoints;
import io.github.camel8x8.events.benchmark.scenario.LongRun;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The project's performance targets, and whether the last run met them. */
final class Targets {

    /** The rate at which latency has a target, in events a second. */
    static final int PACED_RATE = 1_000;

    /** The rate at which latency is compared with the limit, in events a second. */
    static final int FAST_RATE = 10_000;

    private final MarkdownTable table = new MarkdownTable("target", "measured", "held");

    void streaming(Comparison comparison) {
        for (String transport : List.of("ws", "wss")) {
            Part client = new Part(comparison, transport, ClientKind.STREAM);
            Part component = new Part(comparison, transport, ClientKind.COMPONENT);
            atLeast(
                    "client without Camel, events/s of the limit, " + transport,
                    client.of(ClientKind.NETTY, Interval::rate),
                    0.95);
            atMost(
                    "client without Camel, CPU of the limit, " + transport,
                    client.of(ClientKind.NETTY, Interval::cpuPerMillion),
                    1.10);
            atLeast(
                    "component, events/s of the limit, " + transport,
                    component.of(ClientKind.NETTY, Interval::rate),
                    0.90);
            atLeast(
                    "component, events/s of Java-WebSocket and databind, " + transport,
                    component.of(ClientKind.JAVA_WEBSOCKET, Interval::rate),
                    2.5);
            atLeast(
                    "component, events/s of `camel-vertx-websocket`, " + transport,
                    component.of(ClientKind.VERTX_ROUTE, Interval::rate),
                    1);
        }
        allocation(
                "the route, with Camel's pooled Exchanges",
                comparison,
                ClientKind.COMPONENT_POOLED);
        allocation("the route", comparison, ClientKind.COMPONENT);
        allocation("the client without Camel", comparison, ClientKind.STREAM);
    }

    private void allocation(String by, Comparison comparison, ClientKind client) {
        atMost(
                "bytes allocated for an event by " + by + ", of 3.5 times the frame",
                comparison.median("ws", client, Interval::bytesPerEvent)
                        / (3.5 * comparison.frameBytes()),
                1);
    }

    void latency(Latency latency) {
        atMost("from socket to route at 1,000 events/s, p99 in ms", latency.p99(), 2);
    }

    void latencyOfLimit(double ratio) {
        atMost("p50 from socket to route at 10,000 events/s, of the limit's", ratio, 2);
    }

    void pulsar(double partOfBroker) {
        atMost("component's CPU of the real broker's", partOfBroker, 0.25);
    }

    void database(Database.Inserts inserts) {
        atLeast(
                "inserts into PostgreSQL in batches of "
                        + inserts.maxBatchSize()
                        + ", events/s of one by one",
                new Rounds(
                        median(inserts, Database.Round::ratio),
                        Numbers.range(
                                inserts.rounds().stream().mapToDouble(Database.Round::ratio),
                                Numbers::hundredths)),
                10);
    }

    /** The median of the rounds; with an even number, of the two in the middle the lower one. */
    static double median(Database.Inserts inserts, ToDoubleFunction<Database.Round> value) {
        double[] sorted = inserts.rounds().stream().mapToDouble(value).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    void endpoints(Endpoints.Footprint footprint) {
        atMost("heap of an idle endpoint in KB", footprint.heapOfEach() / 1000.0, 150);
        atMost("start of 200 routes in seconds", footprint.startSeconds(), 5);
        atMost(
                "threads more with 200 endpoints than with one",
                (double) footprint.threads() - footprint.threadsOfOne(),
                0);
    }

    void longRun(LongRun.Course course) {
        List<Interval> intervals = course.intervals();
        Interval first = intervals.get(0);
        Interval last = intervals.get(intervals.size() - 1);
        atMost(
                "heap at the end of the long run of that at its start",
                (double) last.heapBytes() / first.heapBytes(),
                1.10);
        int third = intervals.size() / 3;
        atMost(
                "p50 in the last third of the long run of that in the first",
                p50(intervals.subList(intervals.size() - third, intervals.size()))
                        / p50(intervals.subList(0, third)),
                1.10);
    }

    private static double p50(List<Interval> intervals) {
        return intervals.stream()
                .map(Interval::latency)
                .filter(Objects::nonNull)
                .mapToDouble(Latency::p50)
                .average()
                .orElse(Double.NaN);
    }

    @Override
    public String toString() {
        return table.toString();
    }

    private void atLeast(String what, Rounds rounds, double target) {
        String measured = rounds.toString();
        row(what + ", at least " + Numbers.hundredths(target), measured, rounds.median() >= target);
    }

    private void atMost(String what, Rounds rounds, double target) {
        String measured = rounds.toString();
        row(what + ", at most " + Numbers.hundredths(target), measured, rounds.median() <= target);
    }

    private void atMost(String what, double measured, double target) {
        row(
                what + ", at most " + Numbers.hundredths(target),
                Numbers.hundredths(measured),
                measured <= target);
    }

    private void row(String what, String measured, boolean held) {
        table.row(what, measured, held ? "yes" : "**no**");
    }

    /** Compares a client with others. */
    private record Part(Comparison comparison, String transport, ClientKind client) {

        Rounds of(ClientKind other, ToDoubleFunction<Interval> value) {
            return new Rounds(
                    comparison.ratio(transport, client, other, value),
                    Numbers.range(
                            comparison.ratios(transport, client, other, value),
                            Numbers::hundredths));
        }
    }

    /** The median and the range of the rounds. */
    private record Rounds(double median, String range) {

        @Override
        public String toString() {
            return Numbers.hundredths(median) + " (" + range + ")";
        }
    }
}
