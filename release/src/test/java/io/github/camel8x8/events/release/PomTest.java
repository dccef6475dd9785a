/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("A published POM")
class PomTest {

    static final List<String> ARTIFACTS = Bundle.ARTIFACTS;
    static final List<String> JARS = Bundle.JARS;

    @ParameterizedTest
    @FieldSource("ARTIFACTS")
    @DisplayName("has the metadata that Central requires")
    void hasTheMetadataThatCentralAsksFor(String artifact) {
        var pom = Pom.of(artifact);

        assertThat(pom.text("/project/groupId")).isEqualTo(Bundle.GROUP);
        assertThat(pom.text("/project/artifactId")).isEqualTo(artifact);
        assertThat(pom.text("/project/version")).isEqualTo(Bundle.VERSION);
        assertThat(
                        List.of(
                                "/project/name",
                                "/project/description",
                                "/project/url",
                                "/project/licenses/license/name",
                                "/project/licenses/license/url",
                                "/project/developers/developer/name",
                                "/project/scm/connection",
                                "/project/scm/developerConnection",
                                "/project/scm/url"))
                .allSatisfy(path -> assertThat(pom.text(path)).as(path).isNotBlank());
        assertThat(pom.text("/project/url")).isEqualTo(pom.text("/project/scm/url"));
    }

    @ParameterizedTest
    @FieldSource("ARTIFACTS")
    @DisplayName("needs no parent and contains no build configuration")
    void needsNoParentAndHoldsNothingOfTheBuild(String artifact) {
        var pom = Pom.of(artifact);

        assertThat(
                        List.of(
                                "parent",
                                "modules",
                                "properties",
                                "build",
                                "profiles",
                                "repositories",
                                "pluginRepositories",
                                "distributionManagement"))
                .allSatisfy(part -> assertThat(pom.has("/project/" + part)).as(part).isFalse());
        // The POM's own version can be resolved without a parent.
        assertThat(pom.source().replace("${project.version}", "")).doesNotContain("${");
    }

    @ParameterizedTest
    @FieldSource("JARS")
    @DisplayName("of a jar does not manage versions")
    void ofAJarManagesNoVersions(String artifact) {
        assertThat(Pom.of(artifact).has("/project/dependencyManagement")).isFalse();
    }

    @ParameterizedTest
    @FieldSource("JARS")
    @DisplayName("has a version for each dependency, no snapshot, and no test library")
    void hasAVersionForEachDependency(String artifact) {
        assertThat(Pom.of(artifact).dependencies())
                .isNotEmpty()
                .allSatisfy(
                        dependency -> {
                            assertThat(dependency.version()).isNotBlank();
                            assertThat(dependency.scope())
                                    .isIn("", "compile", "runtime", "provided");
                            if (!dependency.groupId().equals(Bundle.GROUP)) {
                                assertThat(dependency.version()).doesNotEndWith("-SNAPSHOT");
                            }
                        });
    }

    @ParameterizedTest
    @FieldSource("JARS")
    @DisplayName(
            "of a jar depends on no Camel module except Camel's starter, which Camel's BOM for Spring Boot manages")
    void ofAJarBringsNoCamelModule(String artifact) {
        assertThat(Pom.of(artifact).dependencies())
                .filteredOn(dependency -> dependency.groupId().startsWith("org.apache.camel"))
                .filteredOn(dependency -> !dependency.scope().equals("provided"))
                .extracting(Pom.Dependency::artifactId)
                .isSubsetOf("camel-core-starter");
    }

    @ParameterizedTest
    @FieldSource("JARS")
    @DisplayName("of a jar has one version of Netty")
    void ofAJarNamesOneVersionOfNetty(String artifact) {
        assertThat(Pom.of(artifact).dependencies())
                .filteredOn(dependency -> dependency.groupId().equals("io.netty"))
                .extracting(Pom.Dependency::version)
                .satisfies(
                        versions -> assertThat(versions.stream().distinct().count()).isLessThan(2));
    }

    @Test
    @DisplayName("of the component omits the parts of Netty 4.2 that duplicate those of 4.1")
    void ofTheComponentLeavesOutPartsOfNetty() {
        assertThat(Pom.of(Bundle.COMPONENT).dependencies())
                .filteredOn(dependency -> dependency.artifactId().equals("async-http-client"))
                .singleElement()
                .satisfies(
                        dependency ->
                                assertThat(dependency.exclusions())
                                        .contains("netty-codec-base", "netty-codec-compression"));
    }

    @Test
    @DisplayName("of the BOM manages only the published jars and AsyncHttpClient")
    void ofTheBomManagesThePublishedJars() {
        var bom = Pom.of(Bundle.BOM);
        var component = Pom.of(Bundle.COMPONENT);

        assertThat(bom.managed())
                .extracting(Pom.Dependency::artifactId)
                .containsExactly(
                        Bundle.COMPONENT, Bundle.STARTER, Bundle.TEST, "async-http-client");
        assertThat(bom.managed())
                .filteredOn(dependency -> dependency.groupId().equals(Bundle.GROUP))
                .extracting(Pom.Dependency::version)
                .containsOnly("${project.version}");
        assertThat(version(bom.managed())).isEqualTo(version(component.dependencies()));
        assertThat(bom.dependencies()).isEmpty();
    }

    private static String version(List<Pom.Dependency> dependencies) {
        return dependencies.stream()
                .filter(dependency -> dependency.artifactId().equals("async-http-client"))
                .findFirst()
                .orElseThrow()
                .version();
    }
}
