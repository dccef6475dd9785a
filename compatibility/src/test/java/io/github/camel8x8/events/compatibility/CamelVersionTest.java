/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsComponent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The other tests prove something only if it is this Camel that they run on. */
class CamelVersionTest {

    private static final Pattern CAMEL_JAR =
            Pattern.compile("(camel-[a-z0-9-]+?)-(4\\.\\d+.*)\\.jar");

    private static final String TESTED = System.getProperty("tested.camel.version");

    @Test
    void theContextIsOfTheTestedVersion() {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(camel.getVersion()).isEqualTo(TESTED);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyJarOfCamelIsOfTheTestedVersion() {
        List<String> others =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> CAMEL_JAR.matcher(Path.of(entry).getFileName().toString()))
                        .filter(Matcher::matches)
                        .filter(jar -> !jar.group(2).equals(TESTED))
                        .map(Matcher::group)
                        .toList();

        assertThat(others).isEmpty();
    }

    @Test
    void theComponentIsTheOneThatWasCompiledWithTheVersionOfTheBuild() throws IOException {
        String from =
                EventsComponent.class.getProtectionDomain().getCodeSource().getLocation().getPath();

        assertThat(from).endsWith(".jar");
    }
}
