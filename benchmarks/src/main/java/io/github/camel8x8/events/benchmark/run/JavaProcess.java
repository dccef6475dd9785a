/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process with the same class path. Its output is read here, its errors are printed. */
public final class JavaProcess implements AutoCloseable {

    private static final long END_SECONDS = 10;

    private final Process process;
    private final BufferedReader output;
    private final String name;

    private JavaProcess(Process process, String name) {
        this.process = process;
        this.name = name;
        output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a main class with 512 MB of heap, like every measured process. */
    public static JavaProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms512m",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new JavaProcess(process, main.getSimpleName());
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Waits for a line with this beginning, and returns the rest of it. */
    public String await(String beginning) throws IOException {
        String line;
        while ((line = output.readLine()) != null) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            System.out.println(line);
        }
        throw new IOException(name + " has ended without its report");
    }

    /** Kills the process, as {@code kill -9} does, and waits for its end. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the process's input, which ends it; kills it if it does not end. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
