/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example's command, as it is called. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgramTest {

    private Process program;

    @AfterEach
    void stop() throws Exception {
        program.destroy();
        program.waitFor(20, TimeUnit.SECONDS);
        program.destroyForcibly();
    }

    @Test
    void withoutAnAccountItServesAContactCentreThatIsMadeUp() throws Exception {
        program = start(Map.of());

        try (BufferedReader out = program.inputReader()) {
            assertThat(untilServed(out)).noneMatch(line -> line.contains("Exception"));
        }
    }

    @Test
    void withAKeyInTheEnvironmentItShowsThatTenant() throws Exception {
        try (EventStreamServer stream =
                EventStreamServer.builder().tenant("acme").apiKey("eght_own").start()) {
            program =
                    start(
                            Map.of("EIGHT_TENANT", "acme", "EIGHT_KEY", "eght_own"),
                            // Instead of the region: tests do not reach 8x8.
                            "-Dcamel.component.8x8events.service-url=" + stream.serviceUrl());

            assertThat(stream.expect().within(Duration.ofSeconds(30)).client("event-v1/all"))
                    .isNotNull();
        }
    }

    private static Process start(Map<String, String> environment, String... options)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dwallboard.port=0");
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        WallboardMain.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("EIGHT_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> untilServed(BufferedReader out) {
        List<String> lines = new ArrayList<>();
        Stream<String> all = out.lines().peek(lines::add);
        assertThat(all.anyMatch(line -> line.startsWith("The wallboard: http://127.0.0.1:")))
                .as(() -> String.join("\n", lines))
                .isTrue();
        return lines;
    }
}
