/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.scaleout;

import io.github.camel8x8.events.pulsar.PulsarServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Camel application in a separate JVM, on the class path of the tests. */
final class RouteProcess implements AutoCloseable {

    private static final String COMPONENT = "-Dcamel.component.8x8events.";

    private final Process process;
    private final Path output;

    private RouteProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a process, without waiting for it.
     *
     * @param routes the name of a YAML file in {@code scaling}
     * @param pauseMillis the processing time of each event
     * @param directory of the test, for the output of the process and for the state that it shares
     *     with others
     * @param configurations class names of its context's configurations
     */
    static RouteProcess start(
            String routes,
            PulsarServer pulsar,
            String topic,
            int pauseMillis,
            Path directory,
            String... configurations) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                COMPONENT + "serviceUrl=" + pulsar.serviceUrl(),
                                COMPONENT + "tenant=" + pulsar.tenant(),
                                COMPONENT + "namespace=" + pulsar.namespace(),
                                "-Dcamel.main.routesIncludePattern=classpath:scaling/" + routes,
                                "-Dtopic=" + topic,
                                "-Ddirectory=" + directory,
                                "-D" + RecordingMain.PAUSE + "=" + pauseMillis,
                                RecordingMain.class.getName()));
        command.addAll(List.of(configurations));
        try {
            Path output = Files.createTempFile(directory, "process", ".log");
            return new RouteProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events that it has processed, in order. */
    List<String> events() {
        return lines().stream()
                .filter(line -> line.startsWith(RecordingMain.EVENT))
                .map(line -> line.substring(RecordingMain.EVENT.length()))
                .toList();
    }

    /** Kills it with SIGKILL: it closes no connection. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        kill();
    }

    /** All its output, for the report of a test. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }

    private List<String> lines() {
        try {
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
