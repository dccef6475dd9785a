/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.fault.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of a new user, run in the same way. */
class DemoTest {

    private static final List<String> AS_THE_BUILD_CALLS_IT =
            List.of("env", "JAVA_TOOL_OPTIONS=-Dtest.log.level=INFO");

    @Test
    void itPrintsEventsUntilItIsStopped(@TempDir Path directory) {
        try (ChildProcess demo =
                ChildProcess.start(directory.resolve("log"), AS_THE_BUILD_CALLS_IT, Demo.class)) {
            for (int event = 1; event <= 10; event++) {
                assertThat(demo.awaitLineWith(" route1 - ")).containsAnyOf("Interaction", "Agent");
            }
        }
    }
}
