/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory of the unpacked server distribution. */
final class PulsarHome {

    private static final String UNPACK_IT =
            "Pulsar is not unpacked yet: run './mvnw pre-integration-test' once.";

    private PulsarHome() {}

    /**
     * The directory that the build specifies, otherwise the first one found in a parent directory.
     */
    static Path find() {
        String named = System.getProperty("pulsar.home");
        Optional<Path> home = named != null ? Optional.of(Path.of(named)) : upwards();
        return home.filter(Files::isDirectory)
                .orElseThrow(() -> new IllegalStateException(UNPACK_IT));
    }

    /** For a run without the build, in an IDE. */
    private static Optional<Path> upwards() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve(".cache/pulsar"))
                .filter(Files::isDirectory)
                .flatMap(PulsarHome::versions)
                .findFirst();
    }

    private static Stream<Path> versions(Path cache) {
        try (Stream<Path> entries = Files.list(cache)) {
            return entries
                    .filter(entry -> entry.getFileName().toString().startsWith("apache-pulsar-"))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
