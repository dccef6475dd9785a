/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the shell commands of a recipe's page as they are printed. */
final class PageCommand {

    private PageCommand() {}

    /** Runs the command of a page that begins with a program, and expects success. */
    static void run(String page, String program, Path directory) {
        List<String> commands =
                lines(page).filter(line -> line.startsWith("    " + program + " ")).toList();
        assertThat(commands).as("the commands with %s in %s", program, page).hasSize(1);
        try {
            Process process =
                    new ProcessBuilder("bash", "-o", "pipefail", "-c", commands.get(0).strip())
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<String> lines(String page) {
        try {
            return Files.readAllLines(Path.of("../../docs/recipes").resolve(page)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
