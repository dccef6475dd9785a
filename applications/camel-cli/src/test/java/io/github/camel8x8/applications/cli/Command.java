/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.applications.cli;

import java.io.File;
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

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static final Path COMPONENT =
            Path.of(
                    System.getProperty("cli.repository"),
                    "io/github/camel8x8/camel-8x8-events/1.0.0-SNAPSHOT",
                    "camel-8x8-events-1.0.0-SNAPSHOT.jar");

    /** Runs the command in a directory until it ends. */
    static Command camel(Path directory, String... arguments)
            throws IOException, InterruptedException {
        return run(CLASS_PATH, directory, arguments);
    }

    /** The same with the component on the class path, as {@code jbang --deps} does it. */
    static Command camelWithComponent(Path directory, String... arguments)
            throws IOException, InterruptedException {
        return run(CLASS_PATH + File.pathSeparator + COMPONENT, directory, arguments);
    }

    /** Starts the command in a directory. */
    static Process start(Path output, Path directory, String... arguments) throws IOException {
        return process(CLASS_PATH, output, directory, arguments);
    }

    private static Command run(String classPath, Path directory, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("camel", ".out");
        Process process = process(classPath, output, directory, arguments);
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

    private static Process process(
            String classPath, Path output, Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The CLI keeps its settings in the home directory.
        command.add("-Duser.home=" + directory);
        command.add("-Dmaven.repo.local=" + System.getProperty("cli.repository"));
        command.add("-cp");
        command.add(classPath);
        command.add(Camel.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("EIGHT_KEY", LocalStream.KEY);
        return builder.start();
    }
}
