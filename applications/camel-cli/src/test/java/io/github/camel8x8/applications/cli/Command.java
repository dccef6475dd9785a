/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.applications.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the command {@code camel} in a separate process.
 *
 * @param exitCode of the process
 * @param output standard output and standard error
 */
record Command(int exitCode, String output) {

    private static final int TIMEOUT_SECONDS = 240;

    /** Runs the command in a directory until it ends. */
    static Command camel(Path directory, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("camel", ".out");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The CLI keeps its settings in the home directory.
        command.add("-Duser.home=" + directory);
        command.add("-Dmaven.repo.local=" + System.getProperty("cli.repository"));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Camel.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("EIGHT_KEY", LocalStream.KEY);
        Process process = builder.start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("camel did not end: " + Files.readString(output));
            }
            return new Command(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
