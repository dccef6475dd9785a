/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A test program in a separate process, which can be killed and frozen. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private static final Duration LINE_LIMIT = Duration.ofMinutes(1);

    private static final ScheduledExecutorService LIMITS =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "limits of child processes");
                        thread.setDaemon(true);
                        return thread;
                    });

    private final Process process;
    private final Path log;
    private final BufferedReader out;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.out = process.inputReader();
    }

    /**
     * Starts a program on the class path of the tests.
     *
     * @param log the file for its standard error
     */
    public static ChildProcess start(Path log, Class<?> main, String... arguments) {
        return start(log, List.of(), main, arguments);
    }

    /**
     * Starts a program through another program.
     *
     * @param wrapper the other one and its arguments, such as {@code ip netns exec name}
     */
    public static ChildProcess start(
            Path log, List<String> wrapper, Class<?> main, String... arguments) {
        return start(log, wrapper, System.getProperty("java.class.path"), main, arguments);
    }

    /** Starts a program on this class path. */
    public static ChildProcess startWithClassPath(
            Path log, String classPath, Class<?> main, String... arguments) {
        return start(log, List.of(), classPath, main, arguments);
    }

    private static ChildProcess start(
            Path log, List<String> wrapper, String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Startup time matters here, performance does not.
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ChildProcess(
                    new ProcessBuilder(command)
                            .redirectError(Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits up to a minute for a line with this beginning. Returns the rest of the line. */
    public String awaitLine(String beginning) {
        return awaitLine("a line that begins with " + beginning, line -> line.startsWith(beginning))
                .substring(beginning.length())
                .strip();
    }

    /** Waits up to a minute for a line that contains this text. Returns the line. */
    public String awaitLineWith(String part) {
        return awaitLine("a line with " + part, line -> line.contains(part));
    }

    private String awaitLine(String description, Predicate<String> wanted) {
        ScheduledFuture<?> limit =
                LIMITS.schedule(this::endWithStacks, LINE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        List<String> said = new ArrayList<>();
        try {
            String line;
            while ((line = out.readLine()) != null) {
                if (wanted.test(line)) {
                    return line;
                }
                said.add(line);
            }
            throw new IllegalStateException(
                    "the program ended without printing %s, but:%n%s%nand in its log:%n%s"
                            .formatted(
                                    description,
                                    String.join(System.lineSeparator(), said),
                                    Files.exists(log) ? Files.readString(log) : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            limit.cancel(false);
        }
    }

    /** A JVM prints its threads' stacks at SIGQUIT, so they appear in its output. */
    private void endWithStacks() {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        LIMITS.schedule(process::destroyForcibly, 3, TimeUnit.SECONDS);
    }

    /** Writes to its standard input. */
    public void send(String text) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it as {@code kill -9} does, and waits until it has ended. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("it cannot be killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it with SIGTERM, as {@code kill} does, and waits. Returns its remaining output. */
    public String terminate() {
        ScheduledFuture<?> limit =
                LIMITS.schedule(this::endWithStacks, LINE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            process.toHandle().destroy(); // unlike the process, it leaves its output open
            return out.lines().collect(Collectors.joining("\n"));
        } finally {
            limit.cancel(false);
        }
    }

    /** Kills it after this time, and waits until it has ended. */
    public void killAfter(Duration time) {
        CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
        process.onExit().join();
    }

    /** Freezes the process until the result is closed. */
    public FrozenProcess freeze() {
        return FrozenProcess.freeze(process.pid());
    }

    /** Waits up to a minute until it has ended without a signal. Returns its exit code. */
    public int awaitEnd() {
        ScheduledFuture<?> limit =
                LIMITS.schedule(this::endWithStacks, LINE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return process.onExit().join().exitValue();
        } finally {
            limit.cancel(false);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
