/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.applications.cli;

import static io.github.camel8x8.applications.cli.Command.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An integration of one file runs with {@code --dev} while a user looks at it and changes it. */
class RunningIntegrationTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir private static Path directory;

    private static LocalStream stream;
    private static Path file;
    private static Path output;
    private static Process run;

    @BeforeAll
    static void startIntegration() throws IOException {
        stream = new LocalStream();
        file = directory.resolve("single-file.camel.yaml");
        output = directory.resolve("output.log");
        Files.writeString(
                file,
                Files.readString(Path.of("app/single-file.camel.yaml"))
                        .replace("ws://localhost:8808", stream.serviceUrl()));
        run = Command.start(output, directory, "run", "single-file.camel.yaml", "--dev");
        awaitOutput("of interaction");
    }

    @AfterAll
    static void stopIntegration() throws Exception {
        run.destroy();
        run.waitFor();
        stream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "context, single-file",
        "route, 8x8events://all",
        "endpoint, apiKey=xxxxxx",
        "health --level=full, camel/consumer:events",
    })
    void getShows(String what, String expected) {
        String[] command = ("get " + what).split(" ");
        await().atMost(LIMIT)
                .untilAsserted(
                        () ->
                                assertThat(camel(directory, command).output())
                                        .contains("single-file", expected)
                                        .doesNotContain(LocalStream.KEY));
    }

    @Test
    void aSavedChangeIsLoaded() throws IOException {
        Files.writeString(file, Files.readString(file).replace("of interaction", "in the file"));

        awaitOutput("in the file");
    }

    private static void awaitOutput(String text) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Files.readString(output)).contains(text));
    }
}
