/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.DefaultRuntimeProvider;
import org.apache.camel.catalog.RuntimeProvider;
import org.apache.camel.catalog.quarkus.QuarkusRuntimeProvider;
import org.apache.camel.springboot.catalog.SpringBootRuntimeProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The published catalog")
class CatalogTest {

    private static final String NAME = "8x8events";

    static Stream<Named<RuntimeProvider>> runtimes() {
        return Stream.of(
                        new DefaultRuntimeProvider(),
                        new SpringBootRuntimeProvider(),
                        new QuarkusRuntimeProvider())
                .map(runtime -> Named.of(runtime.getProviderName(), runtime));
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    @DisplayName("adds the component to Camel's catalog of each runtime")
    void addsTheComponent(RuntimeProvider runtime) throws IOException {
        DefaultCamelCatalog catalog = catalog(runtime);

        assertThat(catalog.findComponentNames()).contains(NAME, "log");
        assertThat(catalog.componentModel(NAME).getVersion()).isEqualTo(Bundle.VERSION);
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    @DisplayName("validates the options of an endpoint, and builds its URI")
    void validatesAnEndpoint(RuntimeProvider runtime) throws Exception {
        DefaultCamelCatalog catalog = catalog(runtime);
        Map<String, String> right = new TreeMap<>(Map.of("topic", "all", "region", "EUW2"));

        assertThat(catalog.validateProperties(NAME, right).isSuccess()).isTrue();
        assertThat(catalog.asEndpointUri(NAME, right, false))
                .isEqualTo("8x8events:all?region=EUW2");
        assertThat(catalog.validateProperties(NAME, Map.of("topic", "all", "regoin", "EUW2")))
                .satisfies(wrong -> assertThat(wrong.getUnknown()).containsExactly("regoin"));
    }

    @Test
    @DisplayName("has the settings for editors, and the kamelet")
    void hasTheSettingsAndTheKamelet() throws IOException {
        JsonNode settings = new ObjectMapper().readTree(read("settings.json"));

        assertThat(settings.at("/camel.extra-components/0/component/name").asText())
                .isEqualTo(NAME);
        assertThat(read("8x8-events-source.kamelet.yaml"))
                .contains("mvn:io.github.camel8x8:camel-8x8-events:" + Bundle.VERSION);
        assertThat(read("META-INF/LICENSE")).contains("Apache License");
    }

    private static DefaultCamelCatalog catalog(RuntimeProvider runtime) throws IOException {
        var catalog = new DefaultCamelCatalog();
        catalog.setRuntimeProvider(runtime);
        String json = read(NAME + ".json");
        String type = new ObjectMapper().readTree(json).at("/component/javaType").asText();
        assertThat(catalog.findComponentNames()).doesNotContain(NAME);
        catalog.addComponent(NAME, type, json);
        return catalog;
    }

    private static String read(String name) throws IOException {
        try (var jar = new JarFile(Bundle.file(Bundle.COMPONENT, "-catalog.jar").toFile());
                var entry = jar.getInputStream(jar.getEntry(name))) {
            return new String(entry.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
