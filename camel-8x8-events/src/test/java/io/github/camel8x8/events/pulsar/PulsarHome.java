/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the server distribution is unpacked. */
final class PulsarHome {

    private static final String UNPACKED = ".cache/pulsar/apache-pulsar-4.0.8";

    private PulsarHome() {}

    /** The directory the build names, else the one found from here upwards. */
    static Path find() {
        String named = System.getProperty("pulsar.home");
        if (named != null) {
            return Path.of(named);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve(UNPACKED))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Pulsar is not unpacked yet: run './mvnw pre-integration-test'"
                                                + " once"));
    }
}
