/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.applications.cli;

import static io.github.camel8x8.applications.cli.Command.camel;
import static io.github.camel8x8.applications.cli.Command.camelWithComponent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Commands of a user in a directory that contains only the files of {@code app/}. */
class CamelCliTest {

    private static final String DEPENDENCY =
            "mvn:io.github.camel8x8:camel-8x8-events:1.0.0-SNAPSHOT";

    // The first five events may all be agent events, which have no interaction.
    private static final String ANY_EVENT = "[A-Z]\\w+ of interaction";

    private static LocalStream stream;

    private final String kamelets = "--kamelets-version=" + System.getProperty("kamelets.version");

    @TempDir private Path directory;

    @BeforeAll
    static void startStream() throws IOException {
        stream = new LocalStream();
    }

    @AfterAll
    static void stopStream() throws IOException {
        stream.close();
    }

    @BeforeEach
    void copyApplication() throws IOException {
        String properties = Files.readString(Path.of("app/application.properties"));
        Files.writeString(
                directory.resolve("application.properties"),
                properties.replace("ws://localhost:8808", stream.serviceUrl()));
        Files.copy(Path.of("app/events.camel.yaml"), directory.resolve("events.camel.yaml"));
    }

    @Test
    void runPrintsEvents() throws Exception {
        Command run =
                camel(
                        directory,
                        "run",
                        "events.camel.yaml",
                        "application.properties",
                        "--max-messages=5");

        assertThat(run.output()).containsPattern(ANY_EVENT);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void runPrintsEventsWithEverythingOnTheCommandLine() throws Exception {
        Files.delete(directory.resolve("application.properties"));

        Command run =
                camel(
                        directory,
                        "run",
                        "events.camel.yaml",
                        "--dep=" + DEPENDENCY,
                        "--prop=camel.component.8x8events.service-url=" + stream.serviceUrl(),
                        "--prop=camel.component.8x8events.tenant=tenant01",
                        "--prop=camel.component.8x8events.api-key={{env:EIGHT_KEY}}",
                        "--max-messages=5");

        assertThat(run.output()).containsPattern(ANY_EVENT);
    }

    @Test
    void runPrintsEventsOfTheKamelet() throws Exception {
        Files.writeString(
                directory.resolve("events.camel.yaml"),
                """
                - route:
                    from:
                      uri: kamelet:8x8-events-source
                      parameters:
                        topic: all
                        serviceUrl: "%s"
                        tenant: tenant01
                        apiKey: "{{env:EIGHT_KEY}}"
                      steps:
                        - log: "Received ${body.type}"
                """
                        .formatted(stream.serviceUrl()));

        Command run =
                camel(
                        directory,
                        "run",
                        "events.camel.yaml",
                        "application.properties",
                        "--max-messages=5");

        assertThat(run.output()).containsPattern("Received [A-Z]\\w+");
    }

    /** {@code applications/check} builds and starts these projects. */
    @ParameterizedTest
    @CsvSource({
        "main, camel-8x8-events",
        "spring-boot, camel-8x8-events-starter",
        "quarkus, camel-8x8-events",
    })
    void exportMakesAProjectThatHasTheComponent(String runtime, String artifact) throws Exception {
        Path project = Path.of("target", "exported", runtime).toAbsolutePath();

        Command export =
                camel(
                        directory,
                        "export",
                        "events.camel.yaml",
                        "application.properties",
                        "--runtime=" + runtime,
                        "--java-version=17",
                        "--gav=com.acme:events:1.0.0",
                        "--dir=" + project,
                        "--clean-dir",
                        kamelets);

        assertThat(export.exitCode()).as(export.output()).isZero();
        assertThat(project.resolve("pom.xml"))
                .content()
                .containsPattern(
                        "<groupId>io.github.camel8x8</groupId>\\s*<artifactId>"
                                + artifact
                                + "</artifactId>\\s*<version>1.0.0-SNAPSHOT</version>");
    }

    @Test
    void exportReadsTheDependencyOfASingleFile() throws Exception {
        Files.copy(
                Path.of("app/single-file.camel.yaml"), directory.resolve("single-file.camel.yaml"));
        Files.delete(directory.resolve("application.properties"));

        Command export =
                camel(
                        directory,
                        "export",
                        "single-file.camel.yaml",
                        "--runtime=spring-boot",
                        "--gav=com.acme:events:1.0.0",
                        "--dir=project",
                        kamelets);

        assertThat(export.exitCode()).as(export.output()).isZero();
        assertThat(directory.resolve("project/pom.xml"))
                .content()
                .contains("<artifactId>camel-8x8-events</artifactId>");
    }

    @Test
    void docPrintsTheOptionsOfTheComponent() throws Exception {
        Command doc = camelWithComponent(directory, "doc", "component:8x8events");

        assertThat(doc.output()).contains("Component Name: 8x8events", "receiverQueueSize");
    }

    @Test
    void docPrintsThePropertiesOfTheKamelet() throws Exception {
        Command doc = camelWithComponent(directory, "doc", "kamelet:8x8-events-source", kamelets);

        assertThat(doc.output()).contains("Kamelet Name: 8x8-events-source", "subscription");
    }

    @Test
    void dependencyListHasTheComponent() throws Exception {
        Command list =
                camel(
                        directory,
                        "dependency",
                        "list",
                        "events.camel.yaml",
                        "application.properties",
                        kamelets);

        assertThat(list.output()).contains("io.github.camel8x8:camel-8x8-events:1.0.0-SNAPSHOT");
    }

    @Test
    void transformKeepsTheUri() throws Exception {
        Command transform =
                camel(directory, "transform", "route", "events.camel.yaml", "--format=xml");

        assertThat(transform.output()).contains("<from uri=\"8x8events:all\"/>");
    }

    @Test
    void runWithStubLoadsTheRouteWithoutConnecting() throws Exception {
        Command run =
                camel(
                        directory,
                        "run",
                        "events.camel.yaml",
                        "application.properties",
                        "--stub=all",
                        "--max-seconds=3");

        assertThat(run.output())
                .contains("Started events (8x8events)")
                .doesNotContain("Connected to");
    }
}
