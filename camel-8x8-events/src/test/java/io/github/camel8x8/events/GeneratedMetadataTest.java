/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.internal.binding.DeclaredOptions;
import io.github.camel8x8.events.internal.uri.EventsUriPluginLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The metadata that tools and Camel read about the component is complete and correct. */
class GeneratedMetadataTest {

    private static final Path CLASSES = Path.of("target", "classes");

    private static final String JSON = "io/github/camel8x8/events/8x8events.json";

    static Stream<Path> serviceFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(CLASSES.resolve("META-INF/services"))) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(properties|json)"))
                    .forEach(files::add);
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("serviceFiles")
    void eachClassThatAServiceFileNamesLoads(Path file) throws IOException {
        assertThat(classesNamedIn(file))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name)).isNotNull());
    }

    @Test
    void camelFindsWhatItNeedsByTheName() throws IOException {
        assertThat(serviceFiles().map(CLASSES.resolve("META-INF/services")::relativize))
                .extracting(path -> path.toString().replace('\\', '/'))
                .contains(
                        "org/apache/camel/component/8x8events",
                        "org/apache/camel/configurer/8x8events-component",
                        "org/apache/camel/configurer/8x8events-endpoint",
                        "org/apache/camel/urifactory/8x8events-endpoint",
                        "org/apache/camel/poll-dynamic/8x8events",
                        "org/apache/camel/transformer/8x8events-application-cloudevents",
                        "org/apache/camel/transformer/8x8events-application-cloudevents+json",
                        "org/apache/camel/dev-console/8x8events",
                        "org/apache/camel/TypeConverterLoader",
                        "org.apache.camel.spi.ContextServicePlugin");
    }

    @Test
    void theTypeConverterLoadersIncludeTheGeneratedOne() throws IOException {
        String file = "META-INF/services/org/apache/camel/TypeConverterLoader";

        assertThat(classesNamedIn(CLASSES.resolve(file)))
                .containsAll(classesNamedIn(Path.of("src/generated/resources", file)))
                .contains(EventsUriPluginLoader.class.getName());
    }

    @Test
    void componentPropertiesNameTheComponent() throws IOException {
        Properties properties = new Properties();
        try (InputStream file =
                Files.newInputStream(
                        CLASSES.resolve(
                                "META-INF/services/org/apache/camel/component.properties"))) {
            properties.load(file);
        }

        assertThat(properties).containsEntry("components", "8x8events");
    }

    @Test
    void theMetadataIsThereForCamelAndForIntelliJ() throws IOException {
        assertThat(CLASSES.resolve(JSON))
                .hasSameBinaryContentAs(CLASSES.resolve("META-INF").resolve(JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties", "headers"})
    void everyOptionAndHeaderHasADescriptionAndAGroup(String kind) throws IOException {
        assertThat(metadata().get(kind).properties())
                .isNotEmpty()
                .allSatisfy(
                        option -> {
                            assertThat(option.getValue().path("description").asText())
                                    .as("description of " + option.getKey())
                                    .isNotBlank();
                            assertThat(option.getValue().path("group").asText())
                                    .as("group of " + option.getKey())
                                    .isNotBlank();
                        });
    }

    @Test
    void everyHeaderBeginsWithTheNameOfTheComponent() throws IOException {
        assertThat(metadata().get("headers").properties())
                .extracting(Map.Entry::getKey)
                .allSatisfy(
                        name ->
                                assertThat(name)
                                        .matches("Camel8x8Events\\w+|CamelMessageTimestamp"));
    }

    @Test
    void theKeyAndThePasswordAreSecretAndNothingElse() throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(DeclaredOptions.of(camel).secrets())
                    .containsExactly("apiKey", "proxyPassword");
        }
    }

    @Test
    void itIsForConsumersOnly() throws IOException {
        assertThat(metadata().at("/component/consumerOnly").asBoolean()).isTrue();
    }

    private static JsonNode metadata() throws IOException {
        return new ObjectMapper().readTree(CLASSES.resolve("META-INF").resolve(JSON).toFile());
    }

    /**
     * A file for Java's ServiceLoader has one class in each line, a file of Camel's has one
     * property.
     */
    private static List<String> classesNamedIn(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::trim)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.startsWith("class=") ? line.substring(6) : line)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
