/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;

/** A recipe in a separate process, which can be killed. */
final class RecipeProcess implements AutoCloseable {

    private final Process process;

    private RecipeProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a recipe.
     *
     * @param properties of {@code application.properties}, each as {@code name=value}
     */
    static RecipeProcess start(
            String name, EventStreamServer stream, Path directory, String... properties) {
        return start(Main.class, name, stream, directory, properties);
    }

    /** Starts a recipe by another main class. */
    static RecipeProcess start(
            Class<?> main,
            String name,
            EventStreamServer stream,
            Path directory,
            String... properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dcamel.main.routes-include-pattern=classpath:recipes/" + name + ".yaml");
        command.add("-Dcamel.component.8x8events.service-url=" + stream.serviceUrl());
        command.add("-Dcamel.component.8x8events.tenant=" + stream.tenant());
        command.add("-Doutput.directory=" + directory);
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        try {
            return new RecipeProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the process has ended without a kill from outside. */
    void awaitEnd(Duration limit) {
        try {
            assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
