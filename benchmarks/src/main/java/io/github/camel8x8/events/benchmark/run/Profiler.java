/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples this process with the JDK's Flight Recorder. Create it before the warm-up: the recorder
 * changes classes of the JDK, so code that uses them is compiled again.
 */
final class Profiler {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String LOAD = "jdk.ThreadCPULoad";

    private final Recording recording = new Recording();
    private Instant begin = Instant.MIN;

    Profiler() {
        recording.enable(SAMPLE).withPeriod(Duration.ofMillis(10));
        recording.enable(LOAD).withPeriod(Duration.ofSeconds(1));
        recording.start();
    }

    /** Starts the measurement. */
    void begin() {
        begin = Instant.now();
    }

    /** Ends the measurement, and returns its profile. */
    Profile end() throws IOException {
        Path file = Files.createTempFile("profile", ".jfr");
        try (recording) {
            recording.stop();
            recording.dump(file);
            return profile(
                    RecordingFile.readAllEvents(file).stream()
                            .filter(event -> event.getStartTime().isAfter(begin))
                            .toList());
        } finally {
            Files.delete(file);
        }
    }

    private static Profile profile(List<RecordedEvent> events) {
        Map<String, List<Work>> samples = new HashMap<>();
        for (RecordedEvent event : of(SAMPLE, events)) {
            samples.computeIfAbsent(
                            event.getThread("sampledThread").getJavaName(),
                            name -> new ArrayList<>())
                    .add(Work.of(event.getStackTrace().getFrames()));
        }
        Map.Entry<String, List<Work>> busiest =
                samples.entrySet().stream()
                        .max(Map.Entry.comparingByValue((a, b) -> a.size() - b.size()))
                        .orElseThrow(() -> new IllegalStateException("no sample was taken"));
        List<RecordedEvent> loads =
                of(LOAD, events).stream()
                        .filter(
                                event ->
                                        event.getThread("eventThread")
                                                .getJavaName()
                                                .equals(busiest.getKey()))
                        .toList();
        return new Profile(
                busiest.getKey(),
                ofOneCore(loads, "user"),
                ofOneCore(loads, "system"),
                busiest.getValue().size(),
                shares(busiest.getValue()));
    }

    private static List<RecordedEvent> of(String type, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }

    /**
     * Converts the load to that of one core; the recorder reports it as a fraction of all cores.
     */
    private static double ofOneCore(List<RecordedEvent> loads, String field) {
        return loads.stream().mapToDouble(load -> load.getFloat(field)).average().orElse(0)
                * Runtime.getRuntime().availableProcessors();
    }

    private static Map<Work, Double> shares(List<Work> samples) {
        Map<Work, Double> shares = new EnumMap<>(Work.class);
        samples.forEach(work -> shares.merge(work, 1.0 / samples.size(), Double::sum));
        return shares;
    }
}
