/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An application that imports the BOM")
class ApplicationTest {

    @TempDir Path folder;

    private static final String POM =
            """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>application</artifactId>
              <version>1</version>
              <dependencyManagement>
                <dependencies>
                  <dependency>
                    <groupId>org.apache.camel</groupId>
                    <artifactId>camel-bom</artifactId>
                    <version>%s</version>
                    <type>pom</type>
                    <scope>import</scope>
                  </dependency>
                  <dependency>
                    <groupId>io.github.camel8x8</groupId>
                    <artifactId>camel-8x8-events-bom</artifactId>
                    <version>%s</version>
                    <type>pom</type>
                    <scope>import</scope>
                  </dependency>
                </dependencies>
              </dependencyManagement>
              <dependencies>
                <dependency>
                  <groupId>io.github.camel8x8</groupId>
                  <artifactId>camel-8x8-events</artifactId>
                </dependency>
                <dependency>
                  <groupId>io.github.camel8x8</groupId>
                  <artifactId>camel-8x8-events-test</artifactId>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <repositories>
                <repository>
                  <id>bundle</id>
                  <url>%s</url>
                </repository>
              </repositories>
            </project>
            """;

    @Test
    @DisplayName("resolves the jars from the bundle, and only its own version of Camel")
    void getsTheJarsFromTheBundle() throws IOException, InterruptedException {
        String camel = System.getProperty("camel.version");
        Files.writeString(
                folder.resolve("pom.xml"),
                POM.formatted(camel, Bundle.VERSION, Bundle.FILES.toUri()));
        Maven.run(
                folder,
                "",
                List.of(
                        "-o",
                        "-Daether.offline.protocols=file",
                        "-Dmaven.repo.local=" + folder.resolve("repository"),
                        "-Dmaven.repo.local.tail=" + repositories(),
                        "-DoutputFile=dependencies.txt",
                        "org.apache.maven.plugins:maven-dependency-plugin:"
                                + dependencyPluginVersion()
                                + ":list"));

        List<String> dependencies =
                Files.readAllLines(folder.resolve("dependencies.txt")).stream()
                        .map(String::trim)
                        .toList();
        assertThat(dependencies)
                .anyMatch(is("io.github.camel8x8:camel-8x8-events:jar:" + Bundle.VERSION))
                .anyMatch(is("io.github.camel8x8:camel-8x8-events-test:jar:" + Bundle.VERSION));
        assertThat(dependencies)
                .filteredOn(dependency -> dependency.startsWith("org.apache.camel:"))
                .allMatch(dependency -> dependency.contains(":jar:" + camel + ":"));
    }

    private static String repositories() {
        String tail = Maven.repositoryTail();
        return Maven.repository() + (tail.isEmpty() ? "" : "," + tail);
    }

    /** The version of this build, because offline no other may be available. */
    private static String dependencyPluginVersion() {
        return Pom.of(Path.of(System.getProperty("project.root"), "pom.xml"))
                .text("//plugin[artifactId='maven-dependency-plugin']/version");
    }

    private static Predicate<String> is(String coordinates) {
        return dependency -> dependency.startsWith(coordinates + ":");
    }
}
