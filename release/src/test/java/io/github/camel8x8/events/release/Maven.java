/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Maven build within this one, with the downloads of this one. */
final class Maven {

    private static final long LIMIT_MINUTES = 30;

    private Maven() {}

    static void run(Path directory, String options, List<String> arguments)
            throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        var command = new ArrayList<String>();
        command.add(
                Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                        .toString());
        command.addAll(List.of("-B", "-ntp"));
        command.addAll(arguments);
        Path log = directory.resolve("build.log");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("MAVEN_OPTS", options);
        // The wrapper of the outer build sets this variable.
        builder.environment().remove("MAVEN_PROJECTBASEDIR");
        Process build = builder.start();
        try {
            assertThat(build.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES))
                    .as("the build has ended, see %s", log)
                    .isTrue();
        } finally {
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly();
        }
        assertThat(build.exitValue()).as(() -> "exit code of the build:\n" + read(log)).isZero();
    }

    /** The local repository of this build. */
    static String repository() {
        return System.getProperty("maven.repository");
    }

    /** The additional repositories; empty for none. */
    static String repositoryTail() {
        String tail = System.getProperty("maven.repository.tail", "");
        return tail.startsWith("$") ? "" : tail;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
