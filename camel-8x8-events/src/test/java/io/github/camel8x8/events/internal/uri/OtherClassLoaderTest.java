/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.fault.ChildProcess;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component if the system class loader does not contain it: an executable jar, a container. */
class OtherClassLoaderTest {

    @Test
    void aUriThatCamelCannotNormalizeWorksIfTheSystemsClassLoaderLacksTheComponent(
            @TempDir Path directory) throws Exception {
        String launcher = OtherClassLoader.class.getName().replace('.', '/') + ".class";
        Path copy = directory.resolve(launcher);
        Files.createDirectories(copy.getParent());
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(launcher)) {
            Files.copy(in, copy);
        }

        try (ChildProcess process =
                ChildProcess.startWithClassPath(
                        directory.resolve("log"),
                        directory.toString(),
                        OtherClassLoader.class,
                        System.getProperty("java.class.path"),
                        RouteInOtherClassLoader.class.getName())) {
            assertThat(process.awaitLine("event ")).contains("URLClassLoader");
        }
    }
}
