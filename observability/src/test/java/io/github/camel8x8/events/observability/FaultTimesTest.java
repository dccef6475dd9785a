/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.examples.monitoring.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the times in the table of faults in {@code docs/monitoring.md}, with the published rules
 * and intervals. Each fault has its own application and Prometheus; all run at the same time.
 */
@ExtendWith({Installation.class, OnRequest.class})
class FaultTimesTest {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** A fault continues for this long after its last alert, so that also other alerts can fire. */
    private static final Duration LONGER = Duration.ofMinutes(3);

    @Test
    void eachFaultFiresTheAlertsOfThePageAtTheTimesOfThePage(@TempDir Path directory)
            throws Exception {
        Map<Fault, Future<List<FaultTime>>> runs = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(Fault.values().length);
        try {
            for (Fault fault : OnRequest.faults()) {
                Path own = Files.createDirectory(directory.resolve(fault.text()));
                runs.put(fault, threads.submit(() -> measure(fault, own)));
            }
            SoftAssertions softly = new SoftAssertions();
            for (Map.Entry<Fault, Future<List<FaultTime>>> run : runs.entrySet()) {
                compare(softly, ofThePage(run.getKey()), run.getValue().get());
            }
            softly.assertAll();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<FaultTime> measure(Fault fault, Path directory) throws Exception {
        try (FaultRun run = new FaultRun(fault, directory)) {
            List<FaultTime> times = run.measure(length(fault));
            times.forEach(time -> System.out.println(time.text()));
            return times;
        }
    }

    private static void compare(
            SoftAssertions softly, List<FaultTime> page, List<FaultTime> measured) {
        softly.assertThat(measured)
                .extracting(FaultTime::alert)
                .containsExactlyInAnyOrderElementsOf(page.stream().map(FaultTime::alert).toList());
        for (FaultTime time : measured) {
            softly.assertThat(page)
                    .filteredOn(row -> row.alert().equals(time.alert()))
                    .as(time.text())
                    .allSatisfy(
                            row -> {
                                assertThat(row.firesAfter())
                                        .isCloseTo(time.firesAfter(), TOLERANCE);
                                assertThat(row.endsAfter()).isCloseTo(time.endsAfter(), TOLERANCE);
                            });
        }
    }

    /** A fault that happens once is over at once. */
    private static Duration length(Fault fault) {
        if (fault == Fault.LOST_CONNECTIONS || fault == Fault.GARBAGE) {
            return Duration.ZERO;
        }
        return ofThePage(fault).stream()
                .map(FaultTime::firesAfter)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .plus(LONGER);
    }

    private static List<FaultTime> ofThePage(Fault fault) {
        return FaultTime.ofThePage().stream().filter(row -> row.fault() == fault).toList();
    }
}
