/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.micro;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks, and measures the bytes that each call allocates. */
public final class MicroBenchmarks {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private MicroBenchmarks() {}

    /** Measures each in two JVMs, with three seconds of warm-up and five of measurement. */
    public static List<Score> run() throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include(MicroBenchmarks.class.getPackageName())
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(2)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        Collection<RunResult> results = new Runner(options).run();
        return results.stream().map(MicroBenchmarks::score).toList();
    }

    private static Score score(RunResult run) {
        String name = run.getParams().getBenchmark();
        String shortName = name.replaceFirst(".*\\.(\\w+)Benchmark\\.", "$1 ");
        Result<?> time = run.getPrimaryResult();
        Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
        return new Score(
                shortName,
                time.getScore(),
                time.getScoreError(),
                allocated == null ? Double.NaN : allocated.getScore());
    }

    /**
     * One result.
     *
     * @param name class and method
     * @param nanos nanoseconds per call
     * @param error half of the interval that contains the mean with 99.9 percent confidence
     * @param bytes bytes allocated per call
     */
    public record Score(String name, double nanos, double error, double bytes) {}
}
