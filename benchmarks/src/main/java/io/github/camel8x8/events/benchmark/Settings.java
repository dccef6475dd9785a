/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * The settings of a run, from system properties.
 *
 * @param scenarios the names of the scenarios to run
 * @param rounds how often each client runs
 * @param warmupEvents the number of events before a measurement
 * @param seconds the duration of a measurement
 * @param longRunEvents the number of events in the long run
 * @param endToEndShare the share of the events of {@code end-to-end}, above 0 and at most 1
 * @param pulsarHome the folder of the real Pulsar's distribution
 * @param results the folder of the results
 * @param page the page to write
 */
public record Settings(
        List<String> scenarios,
        int rounds,
        long warmupEvents,
        double seconds,
        long longRunEvents,
        double endToEndShare,
        Path pulsarHome,
        Path results,
        Path page) {

    /** Reads {@code benchmarks.*}; only the folder of the repository is required. */
    static Settings fromProperties() {
        Path root = Path.of(System.getProperty("benchmarks.root", "."));
        return new Settings(
                List.of(System.getProperty("benchmarks.scenarios", "all").split(",")),
                Integer.getInteger("benchmarks.rounds", 3),
                Long.getLong("benchmarks.warmup", 1_000_000L),
                Double.parseDouble(System.getProperty("benchmarks.seconds", "2")),
                Long.getLong("benchmarks.events", 10_000_000L),
                Double.parseDouble(System.getProperty("benchmarks.share", "1")),
                Path.of(System.getProperty("pulsar.home", "pulsar")),
                root.resolve("benchmarks/results"),
                root.resolve("docs/performance.md"));
    }

    boolean has(String scenario) {
        return scenarios.contains("all") || scenarios.contains(scenario);
    }
}
