/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Publishes with Pulsar's own Java client in a child process, so that the client and its
 * dependencies are not on the class path of the tests. For messages that the WebSocket producer
 * cannot publish.
 */
final class NativeProducer {

    private static final String SOURCE = "/pulsar/NativeProducer.java";

    /** A million events, one by one, take minutes. */
    private static final long LIMIT_SECONDS = 1200;

    private final Path home;
    private final Path directory;
    private final String brokerUrl;
    private final String adminUrl;

    /**
     * @param home the distribution that contains the client
     * @param directory the directory for the output of the process
     */
    NativeProducer(Path home, Path directory, String brokerUrl, String adminUrl) {
        this.adminUrl = adminUrl;
        this.home = home;
        this.directory = directory;
        this.brokerUrl = brokerUrl;
    }

    /**
     * Publishes the entries one at a time, and returns when all are stored.
     *
     * @param entries each is {@code null}, {@code chunked:text:length}, {@code batch:a,null,b}, a
     *     text, or a command; see {@code EventService}
     */
    void publish(String topic, List<String> entries) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dadmin=" + adminUrl,
                                "-cp",
                                home.resolve("lib") + "/*",
                                source().toString(),
                                brokerUrl,
                                topic));
        command.addAll(entries);
        try {
            Path out = Files.createTempFile(directory, "producer", ".log");
            run(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "It has not published everything: see " + builder.redirectOutput().file());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path source() {
        try {
            return Path.of(NativeProducer.class.getResource(SOURCE).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
