/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark;

import java.nio.file.Path;
import java.util.List;

/**
 * What a run is told by system properties.
 *
 * @param scenarios the names of those to run
 * @param rounds how often each client is run
 * @param warmupEvents how many events go before a measurement
 * @param seconds how long a measurement takes
 * @param longRunEvents how many events the long run has
 * @param pulsarHome where a real Pulsar is unpacked
 * @param results the folder of the results
 * @param page the page that is written
 */
public record Settings(
        List<String> scenarios,
        int rounds,
        long warmupEvents,
        double seconds,
        long longRunEvents,
        Path pulsarHome,
        Path results,
        Path page) {

    /** From {@code benchmarks.*}; only the folder of the repository must be said. */
    static Settings fromProperties() {
        Path root = Path.of(System.getProperty("benchmarks.root", "."));
        return new Settings(
                List.of(System.getProperty("benchmarks.scenarios", "all").split(",")),
                Integer.getInteger("benchmarks.rounds", 3),
                Long.getLong("benchmarks.warmup", 1_000_000L),
                Double.parseDouble(System.getProperty("benchmarks.seconds", "2")),
                Long.getLong("benchmarks.events", 10_000_000L),
                Path.of(System.getProperty("pulsar.home", "pulsar")),
                root.resolve("benchmarks/results"),
                root.resolve("docs/performance.md"));
    }

    boolean has(String scenario) {
        return scenarios.contains("all") || scenarios.contains(scenario);
    }
}
