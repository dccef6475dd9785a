/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.api.Test;

/** Tools find the component in Camel's catalog, and in the files that the build writes for them. */
class CatalogFilesTest {

    private static final Path FILES = Path.of("target", "catalog");

    private final DefaultCamelCatalog catalog = new DefaultCamelCatalog();

    @Test
    void camelsCatalogFindsTheComponentOnTheClassPath() {
        assertThat(catalog.componentModel("8x8events").getArtifactId())
                .isEqualTo("camel-8x8-events");
    }

    @Test
    void camelsCatalogValidatesOptions() {
        Map<String, String> wrong = Map.of("topic", "all", "subscriptionType", "Shred");

        assertThat(catalog.validateProperties("8x8events", wrong).getInvalidEnum())
                .containsOnlyKeys("subscriptionType");
    }

    /** The language server passes each of the extra components to the catalog in the same way. */
    @Test
    void theSettingsOfTheEditorAddTheComponent() throws IOException {
        JsonNode settings = new ObjectMapper().readTree(FILES.resolve("settings.json").toFile());

        for (JsonNode extra : settings.get("camel.extra-components")) {
            JsonNode component = extra.get("component");
            catalog.addComponent(
                    component.get("name").asText(),
                    component.get("javaType").asText(),
                    extra.toString());
        }

        assertThat(catalog.findComponentNames()).contains("8x8events");
        assertThat(catalog.componentModel("8x8events").getEndpointOptions())
                .extracting(option -> option.getName())
                .contains("region", "subscription");
    }

    @Test
    void theKameletNamesTheVersionOfTheComponent() throws IOException {
        assertThat(Files.readString(FILES.resolve("8x8-events-source.kamelet.yaml")))
                .containsPattern("mvn:io.github.camel8x8:camel-8x8-events:\\d");
    }
}
