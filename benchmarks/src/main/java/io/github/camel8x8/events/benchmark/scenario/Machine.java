/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.scenario;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The machine and the date of a measurement.
 *
 * @param processor the name of the processor
 * @param cores the number of cores that the JVM uses
 * @param memoryGigabytes the memory of the machine
 * @param system the operating system
 * @param java the JVM
 * @param date the date in UTC
 * @param load the machine's load average of the last minute before the scenario began
 */
public record Machine(
        String processor,
        int cores,
        long memoryGigabytes,
        String system,
        String java,
        String date,
        double load) {

    /** This machine, now. */
    static Machine here() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                processorName(),
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / 1e9),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                LocalDate.now(ZoneOffset.UTC).toString(),
                system.getSystemLoadAverage());
    }

    private static String processorName() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            return lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch"); // not Linux
        }
    }
}
