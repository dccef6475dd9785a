/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.EventsComponent;
import io.netty.util.Version;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The other tests are valid only if they run on these versions. */
class ClassPathTest {

    private static final Pattern CAMEL_JAR =
            Pattern.compile("(camel-[a-z0-9-]+?)-(4\\.\\d+.*)\\.jar");
    private static final Pattern NETTY_JAR =
            Pattern.compile("(netty-[a-z0-9-]+?)-(4\\.\\d+.*)\\.jar");

    private static final String CAMEL = System.getProperty("tested.camel.version");
    private static final String NETTY = System.getProperty("tested.netty.version");

    @Test
    void theContextIsOfTheTestedVersion() throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(camel.getVersion()).isEqualTo(CAMEL);
        }
    }

    @Test
    void everyJarOfCamelIsOfTheTestedVersion() {
        assertThat(jars(CAMEL_JAR)).isNotEmpty().allMatch(jar -> jar.group(2).equals(CAMEL));
    }

    @Test
    void everyJarOfNettyIsOfOneVersion() {
        assertThat(jars(NETTY_JAR).stream().map(jar -> jar.group(2)).distinct())
                .containsExactly(NETTY);
    }

    @Test
    void nettyLoadsTheTestedVersion() {
        assertThat(Version.identify().get("netty-common").artifactVersion()).isEqualTo(NETTY);
    }

    @Test
    void theComponentIsTheJarThatTheBuildMade() {
        String from =
                EventsComponent.class.getProtectionDomain().getCodeSource().getLocation().getPath();

        assertThat(from).endsWith(".jar");
    }

    private static List<Matcher> jars(Pattern name) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> name.matcher(Path.of(entry).getFileName().toString()))
                .filter(Matcher::matches)
                .toList();
    }
}
