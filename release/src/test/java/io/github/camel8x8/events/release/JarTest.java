/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("A published jar")
class JarTest {

    static final List<String> JARS = Bundle.JARS;

    @ParameterizedTest
    @CsvSource({
        "camel-8x8-events, Camel 8x8 Events :: Component",
        "camel-8x8-events-starter, Camel 8x8 Events :: Spring Boot Starter",
        "camel-8x8-events-test, Camel 8x8 Events :: Test"
    })
    @DisplayName("has its title and version in the manifest")
    void saysInItsManifestWhatItIs(String artifact, String title) throws IOException {
        Attributes manifest = manifest(Bundle.file(artifact, ".jar"));

        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE)).isEqualTo(title);
        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                .isEqualTo(Bundle.VERSION);
    }

    @ParameterizedTest
    @CsvSource({
        "camel-8x8-events, io.github.camel8x8.events",
        "camel-8x8-events-starter, io.github.camel8x8.events.starter",
        "camel-8x8-events-test, io.github.camel8x8.events.test"
    })
    @DisplayName("has a stable module name, and works on the module path")
    void hasAModuleName(String artifact, String module) {
        assertThat(ModuleFinder.of(Bundle.file(artifact, ".jar")).findAll())
                .singleElement()
                .satisfies(found -> assertThat(found.descriptor().name()).isEqualTo(module));
    }

    @Test
    @DisplayName("with all dependencies has the same in its manifest, and the main class")
    void withEverythingInItSaysTheSame() throws IOException {
        Attributes manifest = manifest(Bundle.file(Bundle.TEST, "-standalone.jar"));

        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                .isEqualTo(Bundle.VERSION);
        assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS))
                .isEqualTo("io.github.camel8x8.events.test.standalone.Main");
    }

    @ParameterizedTest
    @FieldSource("JARS")
    @DisplayName("carries the license and the notices")
    void carriesTheLicenseAndTheNotices(String artifact) throws IOException {
        assertThat(entries(Bundle.file(artifact, ".jar")))
                .contains("META-INF/LICENSE", "META-INF/NOTICE");
    }

    @ParameterizedTest
    @FieldSource("JARS")
    @DisplayName("comes with the source of each of its classes")
    void comesWithTheSourceOfEachOfItsClasses(String artifact) throws IOException {
        Set<String> sources = entries(Bundle.file(artifact, "-sources.jar"));
        Set<String> classes =
                entries(Bundle.file(artifact, ".jar")).stream()
                        .filter(name -> name.endsWith(".class") && !name.contains("$"))
                        .map(name -> name.replaceFirst("\\.class$", ".java"))
                        .collect(Collectors.toSet());

        assertThat(classes).isNotEmpty();
        assertThat(sources).containsAll(classes);
    }

    @ParameterizedTest
    @CsvSource({
        "camel-8x8-events, io/github/camel8x8/events/EventsComponent.html",
        "camel-8x8-events-starter,"
                + " io/github/camel8x8/events/springboot/EventsComponentAutoConfiguration.html",
        "camel-8x8-events-test, io/github/camel8x8/events/test/EventStreamServer.html"
    })
    @DisplayName("comes with its Javadoc")
    void comesWithItsJavadoc(String artifact, String page) throws IOException {
        assertThat(entries(Bundle.file(artifact, "-javadoc.jar"))).contains("index.html", page);
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }

    private static Set<String> entries(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
        }
    }
}
