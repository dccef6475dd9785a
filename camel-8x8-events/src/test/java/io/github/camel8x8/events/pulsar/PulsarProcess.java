/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * The child process of one server: can be started, stopped and killed repeatedly. All its output is
 * in one directory: the data, and its log in {@code pulsar.log}.
 */
final class PulsarProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private static final int LOG_TAIL = 4000;

    private final Path home;
    private final Path directory;
    private final List<String> arguments;
    private final Path log;
    private Process process;

    /**
     * @param arguments the arguments of Pulsar's standalone starter
     */
    PulsarProcess(Path home, Path directory, List<String> arguments) {
        this.home = home;
        this.directory = directory;
        this.arguments = arguments;
        this.log = directory.resolve("pulsar.log");
    }

    /** Starts, and waits until it is ready. */
    void start(Callable<Boolean> ready) {
        try {
            process =
                    new ProcessBuilder(command())
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(log.toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            await("Pulsar to be ready")
                    .atMost(START_LIMIT)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("Pulsar has ended", () -> !process.isAlive())
                    .until(ready);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            kill();
            throw new IllegalStateException(
                    e.getMessage() + "\nThe end of " + log + ":\n" + logTail(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /**
     * Stops cleanly: clients see a closing handshake.
     *
     * @return whether it ended within 30 s; otherwise it is killed
     */
    boolean stop() {
        // Not Process.destroy(), which also closes the pipe and so ends the child immediately.
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Kills the process: clients see the connection end. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private boolean awaitEnd() {
        try {
            if (process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            process.destroyForcibly().waitFor();
            return false;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> command() {
        String classes =
                String.join(
                        File.pathSeparator,
                        home.resolve("conf").toString(),
                        home.resolve("lib") + "/*",
                        ownClasses().toString());
        List<String> java =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx384m",
                        "-XX:MaxDirectMemorySize=384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // Explicit, otherwise the tests' configuration on the class path would be
                        // used.
                        "-Dlog4j.configurationFile=log4j2.yaml",
                        "-Dpulsar.log.dir=" + directory.resolve("logs"),
                        "-Dpulsar.log.appender=Console",
                        "-Dpulsar.log.level=warn",
                        "-Dpulsar.log.root.level=warn",
                        "-cp",
                        classes,
                        PulsarMain.class.getName());
        return Stream.concat(java.stream(), arguments.stream()).toList();
    }

    private static Path ownClasses() {
        try {
            return Path.of(
                    PulsarMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private String logTail() {
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return text.substring(Math.max(0, text.length() - LOG_TAIL));
        } catch (IOException e) {
            return "(cannot be read: " + e + ")";
        }
    }
}
