/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the page work in the root of the repository. */
@ExtendWith(Installation.class)
class PageTest {

    static List<String> promtoolCommands() {
        return TestedFiles.text(TestedFiles.PAGE)
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("promtool "))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("promtoolCommands")
    void promtoolFindsNoProblem(String command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.set(0, Installation.promtool().toString());
        Process process =
                new ProcessBuilder(arguments)
                        .directory(TestedFiles.ROOT.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("SUCCESS");
    }
}
