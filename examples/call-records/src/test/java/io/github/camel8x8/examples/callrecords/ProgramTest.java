/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.callrecords;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example's command, as it is called. */
class ProgramTest {

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void itPrintsRecordsUntilItIsStopped(@TempDir Path directory) throws Exception {
        Process program = start(directory);
        try (BufferedReader out = program.inputReader()) {
            assertThat(out.lines().filter(line -> line.contains(", waited ")).limit(3)).hasSize(3);
        } finally {
            program.destroy();
            program.waitFor(20, TimeUnit.SECONDS);
            program.destroyForcibly();
        }
    }

    private static Process start(Path directory) throws Exception {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Ddirectory=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CallRecords.class.getName());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
