/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.uri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.internal.stream.options.Region;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.catalog.RuntimeCamelCatalog;
import org.apache.camel.catalog.impl.AbstractCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Camel's catalog checks endpoints of this component by the component's name and a map of options.
 * Its functions that parse a URI reject the scheme. The catalog of a context and {@code
 * DefaultCamelCatalog} share this code.
 */
class CatalogTest {

    @AutoClose private final DefaultCamelContext camel = new DefaultCamelContext();

    private AbstractCamelCatalog catalog;

    @BeforeEach
    void catalogOfTheContext() {
        camel.start();
        catalog =
                (AbstractCamelCatalog)
                        camel.getCamelContextExtension()
                                .getContextPlugin(RuntimeCamelCatalog.class);
    }

    @Test
    void knowsTheComponent() {
        assertThat(catalog.componentJSonSchema("8x8events")).contains("\"scheme\": \"8x8events\"");
    }

    @Test
    void acceptsValidOptions() {
        assertThat(validate("topic", "all", "region", "EUW2", "tenant", "acme").isSuccess())
                .isTrue();
    }

    @Test
    void completesRegionsClustersAndTheirHosts() {
        assertThat(
                        JsonMapper.generateComponentModel(catalog.componentJSonSchema("8x8events"))
                                .getEndpointOptions())
                .filteredOn(option -> option.getName().equals("region"))
                .singleElement()
                .satisfies(
                        option ->
                                assertThat(option.getEnums())
                                        .containsExactlyElementsOf(completions()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK3", "NA12", "na12", "vcc-na12.8x8.com", "{{region}}"})
    void acceptsARegionOrAClusterInAnyCase(String region) {
        assertThat(validate("topic", "all", "region", region).isSuccess()).isTrue();
    }

    /** Camel's metadata has no values for completion that do not exclude others. */
    @ParameterizedTest
    @ValueSource(strings = {"messageId", "eventTypes"})
    void acceptsAnyTextWhereTheComponentDoes(String option) {
        assertThat(validate("topic", "agent-v1/ag1", option, "CAUQADAA").isSuccess()).isTrue();
    }

    @Test
    void namesAnUnknownOption() {
        assertThat(validate("topic", "all", "regoin", "EUW2").getUnknown())
                .containsExactly("regoin");
    }

    @Test
    void namesAMissingTopic() {
        assertThat(validate("region", "EUW2").getRequired()).containsExactly("topic");
    }

    @Test
    void namesAnInvalidEnumValue() {
        assertThat(validate("topic", "all", "subscriptionType", "Shred").getInvalidEnum())
                .containsOnlyKeys("subscriptionType");
    }

    @Test
    void buildsAUriFromOptions() {
        assertThat(
                        catalog.asEndpointUri(
                                "8x8events",
                                new TreeMap<>(Map.of("topic", "all", "tenant", "acme")),
                                false))
                .isEqualTo("8x8events:all?tenant=acme");
    }

    @Test
    void findsTheComponentNameInAUri() {
        assertThat(catalog.endpointComponentName("8x8events:all?tenant=acme"))
                .isEqualTo("8x8events");
    }

    @Test
    void acceptsAConfigurationProperty() {
        assertThat(
                        catalog.validateConfigurationProperty(
                                        "camel.component.8x8events.tenant = acme")
                                .isSuccess())
                .isTrue();
    }

    /** When this fails, Camel accepts the scheme, and docs/camel-cli.md can document that. */
    @Test
    void camelRejectsTheSchemeWhenItValidatesAUri() {
        assertThat(catalog.validateEndpointProperties("8x8events:all").getSyntaxError())
                .startsWith("Illegal character in scheme name at index 0");
    }

    /** When this fails, Camel accepts the scheme, and docs/camel-cli.md can document that. */
    @Test
    void camelRejectsTheSchemeWhenItReadsTheOptionsOfAUri() {
        assertThatThrownBy(() -> catalog.endpointProperties("8x8events:all"))
                .isInstanceOf(URISyntaxException.class)
                .hasMessageStartingWith("Illegal character in scheme name at index 0");
    }

    /** The query form does not help here: without a colon, Camel finds no scheme. */
    @ParameterizedTest
    @ValueSource(strings = {"8x8events?topic=all", "8x8events?topic=all&tenant=acme"})
    void camelFindsNoSchemeInTheQueryForm(String uri) {
        assertThat(catalog.validateEndpointProperties(uri).getUnknownComponent()).isEqualTo(uri);
    }

    private static List<String> completions() {
        return Stream.concat(
                        Stream.of(Region.NAMES.split(",")),
                        Stream.of(Region.values())
                                .flatMap(region -> region.clusters().stream())
                                .map(
                                        cluster ->
                                                "vcc-%s.8x8.com"
                                                        .formatted(
                                                                cluster.toLowerCase(Locale.ROOT))))
                .toList();
    }

    private EndpointValidationResult validate(String... options) {
        Map<String, String> properties = new TreeMap<>();
        for (int i = 0; i < options.length; i += 2) {
            properties.put(options[i], options[i + 1]);
        }
        return catalog.validateProperties("8x8events", properties);
    }
}
