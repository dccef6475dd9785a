/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark;

import io.github.camel8x8.events.benchmark.micro.MicroBenchmarks;
import io.github.camel8x8.events.benchmark.report.PerformancePage;
import io.github.camel8x8.events.benchmark.scenario.Database;
import io.github.camel8x8.events.benchmark.scenario.EndToEnd;
import io.github.camel8x8.events.benchmark.scenario.Endpoints;
import io.github.camel8x8.events.benchmark.scenario.LatencyRuns;
import io.github.camel8x8.events.benchmark.scenario.LongRun;
import io.github.camel8x8.events.benchmark.scenario.Profiles;
import io.github.camel8x8.events.benchmark.scenario.RealPulsar;
import io.github.camel8x8.events.benchmark.scenario.ResultFile;
import io.github.camel8x8.events.benchmark.scenario.Streaming;

/**
 * Runs the selected scenarios, stores their results, and writes the page from all stored results.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs the benchmarks.
     *
     * @param args none; see {@link Settings}
     */
    public static void main(String[] args) throws Exception {
        Settings settings = Settings.fromProperties();
        run(
                settings,
                "streaming",
                () ->
                        new Streaming(
                                        settings.rounds(),
                                        settings.warmupEvents(),
                                        settings.seconds())
                                .run());
        run(settings, "profile", () -> new Profiles().run());
        run(
                settings,
                "pulsar",
                () -> new RealPulsar(settings.pulsarHome(), settings.rounds()).run());
        run(settings, "latency", () -> new LatencyRuns().run());
        run(settings, "database", () -> new Database(settings.rounds()).run());
        run(settings, "end-to-end", () -> new EndToEnd(settings.endToEndShare()).run());
        run(settings, "endpoints", () -> new Endpoints().run());
        run(settings, "long-run", () -> new LongRun(settings.longRunEvents()).run());
        run(settings, "micro", MicroBenchmarks::run);
        new PerformancePage(settings.results()).write(settings.page());
    }

    private static void run(Settings settings, String name, Scenario scenario) throws Exception {
        if (settings.has(name)) {
            long begin = System.nanoTime();
            new ResultFile(settings.results(), name).write(scenario.run());
            System.out.printf("%s took %.0f s%n", name, (System.nanoTime() - begin) / 1e9);
        }
    }

    @FunctionalInterface
    private interface Scenario {
        Object run() throws Exception;
    }
}
