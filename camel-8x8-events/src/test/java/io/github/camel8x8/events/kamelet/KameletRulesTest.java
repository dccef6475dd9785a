/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.kamelet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.internal.delivery.KnownEventTypes;
import io.github.camel8x8.events.internal.stream.options.Region;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * The kamelet follows the rules of Camel's own kamelets, and its properties match the component.
 */
class KameletRulesTest {

    private static final Path COMPONENT =
            Path.of("src/generated/resources/META-INF/io/github/camel8x8/events/8x8events.json");

    private final KameletFile kamelet = file();

    static Stream<String> properties() {
        return file().propertyNames().stream();
    }

    @Test
    void itIsAKameletNamedAsItsFile() {
        assertThat(kamelet.root().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.root().path("kind").asText()).isEqualTo("Kamelet");
        assertThat(kamelet.metadata().path("name").asText()).isEqualTo(KameletFile.NAME);
    }

    @Test
    void itIsLabelledASource() {
        assertThat(kamelet.metadata().path("labels").path("camel.apache.org/kamelet.type").asText())
                .isEqualTo("source");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kamelet.support.level",
                "catalog.version",
                "kamelet.icon",
                "provider",
                "kamelet.group",
                "kamelet.namespace"
            })
    void itSaysWhatACatalogShows(String annotation) {
        assertThat(kamelet.annotation(annotation).asText()).isNotBlank().doesNotContain("${");
    }

    @Test
    void itsIconIsADrawingInTheFileItself() throws Exception {
        String uri = kamelet.annotation("kamelet.icon").asText();
        String prefix = "data:image/svg+xml;base64,";
        assertThat(uri).startsWith(prefix);

        byte[] svg = Base64.getDecoder().decode(uri.substring(prefix.length()));

        Element root =
                DocumentBuilderFactory.newNSInstance()
                        .newDocumentBuilder()
                        .parse(
                                new InputSource(
                                        new StringReader(new String(svg, StandardCharsets.UTF_8))))
                        .getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("svg");
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    }

    @Test
    void itHasATitleAndADescription() {
        assertThat(kamelet.definition().path("title").asText()).endsWith(" Source");
        assertThat(kamelet.definition().path("description").asText()).endsWith(".");
        assertThat(kamelet.definition().path("type").asText()).isEqualTo("object");
    }

    @ParameterizedTest
    @MethodSource("properties")
    void eachPropertyHasATitleADescriptionAndAType(String name) {
        JsonNode property = kamelet.properties().path(name);

        assertThat(property.path("title").asText()).isNotBlank();
        assertThat(property.path("description").asText()).endsWith(".");
        assertThat(property.path("type").asText()).isIn("string", "integer", "boolean");
    }

    @ParameterizedTest
    @MethodSource("properties")
    void aPropertyIsKeptSecretIfAndOnlyIfTheComponentKeepsItSecret(String name) {
        JsonNode property = kamelet.properties().path(name);
        boolean secret = componentOptions().get(name).isSecret();

        assertThat(property.path("format").asText()).isEqualTo(secret ? "password" : "");
        assertThat(KameletFile.texts(property.path("x-descriptors")))
                .isEqualTo(secret ? List.of("urn:camel:group:credentials") : List.of());
    }

    @ParameterizedTest
    @MethodSource("properties")
    void aPropertyIsOfTheTypeOfTheComponentsOption(String name) {
        JsonNode property = kamelet.properties().path(name);
        EndpointOptionModel option = componentOptions().get(name);

        assertThat(property.path("type").asText())
                .isEqualTo(
                        switch (option.getType()) {
                            case "integer", "duration" -> "integer";
                            case "boolean" -> "boolean";
                            default -> "string";
                        });
        // In a schema, an enum rejects other values, which the component accepts if it is a text.
        assertThat(KameletFile.texts(property.path("enum")))
                .isEqualTo(
                        option.getEnums() == null || option.getJavaType().equals("java.lang.String")
                                ? List.of()
                                : option.getEnums());
    }

    @Test
    void theExamplesAreValuesThatTheComponentKnows() {
        assertThat(Region.NAMES.split(",")).contains(example("region"));
        assertThat(example("messageId")).isEqualTo("earliest");
        assertThat(KnownEventTypes.warnings(example("eventTypes"), List.of())).isEmpty();
        assertThat(KnownEventTypes.names()).contains(example("topic").split(","));
    }

    private String example(String property) {
        return kamelet.properties().path(property).path("example").asText();
    }

    @Test
    void positionAndSubscriptionCanBeSet() {
        assertThat(kamelet.propertyNames())
                .contains(
                        "messageId",
                        "readerName",
                        "offsetRepository",
                        "subscription",
                        "subscriptionType",
                        "subscriptionInitialPosition");
    }

    @Test
    void whatIsRequiredIsAProperty() {
        assertThat(kamelet.propertyNames())
                .containsAll(KameletFile.texts(kamelet.definition().path("required")));
    }

    @Test
    void theTemplateGivesEachPropertyToTheOptionOfItsName() {
        JsonNode parameters = kamelet.from().path("parameters");
        List<String> expected =
                kamelet.propertyNames().stream().filter(name -> !name.equals("topic")).toList();

        assertThat(kamelet.from().path("uri").asText()).isEqualTo("8x8events:{{topic}}");
        assertThat(KameletFile.names(parameters)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected)
                .allSatisfy(
                        name ->
                                assertThat(parameters.path(name).asText())
                                        .isEqualTo(
                                                (isOptional(name) ? "{{?" : "{{") + name + "}}"));
    }

    @Test
    void theTemplateEndsInTheSink() {
        JsonNode steps = kamelet.from().path("steps");

        assertThat(steps.get(steps.size() - 1).path("to").asText()).isEqualTo("kamelet:sink");
    }

    @Test
    void itNamesTheArtifactThatItNeedsInTheVersionThatIsBuilt() throws IOException {
        String version = component().getVersion();

        assertThat(KameletFile.texts(kamelet.root().path("spec").path("dependencies")))
                .contains(
                        "mvn:io.github.camel8x8:camel-8x8-events:" + version,
                        "camel:core",
                        "camel:kamelet");
        assertThat(kamelet.annotation("catalog.version").asText()).isEqualTo(version);
    }

    private boolean isOptional(String name) {
        boolean required = KameletFile.texts(kamelet.definition().path("required")).contains(name);
        return !required && !kamelet.properties().path(name).has("default");
    }

    private static Map<String, EndpointOptionModel> componentOptions() {
        try {
            return component().getEndpointOptions().stream()
                    .collect(Collectors.toMap(EndpointOptionModel::getName, option -> option));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ComponentModel component() throws IOException {
        return JsonMapper.generateComponentModel(Files.readString(COMPONENT));
    }

    private static KameletFile file() {
        try {
            return KameletFile.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
