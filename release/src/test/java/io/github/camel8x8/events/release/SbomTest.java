/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("A software bill of materials")
class SbomTest {

    static final List<String> ARTIFACTS = Bundle.ARTIFACTS;

    @ParameterizedTest
    @FieldSource("ARTIFACTS")
    @DisplayName("is CycloneDX and contains the artifact and its version")
    void namesTheArtifactAndItsVersion(String artifact) throws IOException {
        JsonNode sbom = read(artifact);

        assertThat(sbom.at("/bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/group").asText()).isEqualTo(Bundle.GROUP);
        assertThat(sbom.at("/metadata/component/name").asText()).isEqualTo(artifact);
        assertThat(sbom.at("/metadata/component/version").asText()).isEqualTo(Bundle.VERSION);
    }

    @Test
    @DisplayName("lists the component's dependencies, with a version, a license and hashes")
    void listsWhatTheComponentBringsAlong() throws IOException {
        JsonNode components = read(Bundle.COMPONENT).at("/components");

        assertThat(names(components)).contains("async-http-client", "netty-handler");
        assertThat(components)
                .allSatisfy(
                        component -> {
                            assertThat(component.at("/version").asText()).isNotBlank();
                            assertThat(component.at("/purl").asText()).startsWith("pkg:maven/");
                            assertThat(component.at("/licenses")).isNotEmpty();
                            assertThat(component.at("/hashes")).isNotEmpty();
                        });
    }

    @Test
    @DisplayName("lists no library that is used only in tests")
    void listsNoLibraryThatOnlyTestsUse() throws IOException {
        assertThat(names(read(Bundle.COMPONENT).at("/components")))
                .doesNotContain("assertj-core", "awaitility", "wiremock-standalone");
    }

    private static List<String> names(JsonNode components) {
        return StreamSupport.stream(components.spliterator(), false)
                .map(component -> component.at("/name").asText())
                .toList();
    }

    private static JsonNode read(String artifact) throws IOException {
        return new ObjectMapper().readTree(Bundle.file(artifact, "-cyclonedx.json").toFile());
    }
}
