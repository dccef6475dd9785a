/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A second build of the same sources")
class ReproducibleBuildTest {

    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path COPY = Path.of("target", "second-build").toAbsolutePath();

    /** The output of a build, and files that it does not need. */
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".cache", ".idea");

    @Test
    @DisplayName("in another folder, time zone and language creates the same bytes")
    void makesTheSameBytes() throws IOException, InterruptedException {
        copy();
        Maven.run(
                COPY,
                "-Duser.timezone=Pacific/Auckland -Duser.language=de -Duser.country=AT",
                List.of(
                        // The same repository: CycloneDX reads files there to compute hashes.
                        "-Dmaven.repo.local=" + Maven.repository(),
                        "-Dmaven.repo.local.tail=" + Maven.repositoryTail(),
                        "-Prelease",
                        "-DskipTests",
                        "-Dspotless.check.skip",
                        "-pl",
                        String.join(",", Bundle.ARTIFACTS),
                        "-am",
                        "clean",
                        "package"));

        assertThat(Bundle.published()).isNotEmpty();
        for (Path first : Bundle.published()) {
            assertThat(second(first)).hasSameBinaryContentAs(first);
        }
    }

    private static Path second(Path first) {
        String name = first.getFileName().toString();
        String artifact = first.getParent().getParent().getFileName().toString();
        return COPY.resolve(artifact)
                .resolve("target")
                .resolve(name.endsWith(".pom") ? ".flattened-pom.xml" : name);
    }

    private static void copy() throws IOException {
        Files.walkFileTree(
                ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes is)
                            throws IOException {
                        if (LEFT_OUT.contains(from.getFileName().toString())
                                && !from.equals(ROOT)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        Files.createDirectories(COPY.resolve(ROOT.relativize(from).toString()));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path from, BasicFileAttributes is)
                            throws IOException {
                        Path to = COPY.resolve(ROOT.relativize(from).toString());
                        Files.deleteIfExists(to);
                        Files.copy(from, to);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
