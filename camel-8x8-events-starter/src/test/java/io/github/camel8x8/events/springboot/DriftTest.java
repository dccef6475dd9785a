/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camel8x8.events.EventsComponent;
import io.github.camel8x8.events.internal.delivery.KnownEventTypes;
import io.github.camel8x8.events.internal.stream.options.Region;
import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The properties match the options of the component, even after these change. */
class DriftTest {

    private static final String PREFIX = "camel.component.8x8events.";

    private static final Map<String, Class<?>> TYPES =
            Map.of(
                    "integer", Integer.class,
                    "string", String.class,
                    "boolean", Boolean.class,
                    "number", Double.class,
                    "duration", Duration.class);

    static List<BaseOptionModel> options() throws IOException {
        return new ArrayList<>(component().getComponentOptions());
    }

    @Test
    void everyOptionIsAPropertyAndEveryPropertyAnOption() throws Exception {
        assertThat(properties().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        options().stream().map(BaseOptionModel::getName).toList());
    }

    @ParameterizedTest
    @MethodSource("options")
    void aPropertyHasTheTypeOfItsOption(BaseOptionModel option) throws Exception {
        PropertyDescriptor property = properties().get(option.getName());

        Class<?> wanted = TYPES.get(option.getType());
        assertThat(property.getPropertyType().getName())
                .isEqualTo(
                        wanted == null
                                ? option.getJavaType().replaceAll("<.*", "")
                                : wanted.getName());
    }

    @ParameterizedTest
    @MethodSource("options")
    void anIdeShowsTheMeaningAndTheDefaultOfAProperty(BaseOptionModel option) throws Exception {
        JsonNode property = metadata().get(PREFIX + dashed(option.getName()));

        String description = option.getDescription().trim();
        if (option.getType().equals("object")) {
            description += " Names a bean, as in #bean:name.";
        }
        assertThat(property.path("description").asText()).isEqualTo(description);
        assertThat(property.path("defaultValue").asText()).isEqualTo(defaultOf(option));
    }

    @Test
    void anIdeShowsTheSwitchesToo() throws IOException {
        assertThat(List.of(PREFIX + "enabled", PREFIX + "customizer.enabled"))
                .allSatisfy(
                        name ->
                                assertThat(metadata().get(name).path("description").asText())
                                        .as(name)
                                        .isNotBlank());
    }

    @Test
    void anIdeCompletesRegionsAndClusters() throws IOException {
        assertThat(completed("region"))
                .containsExactlyInAnyOrder(Region.NAMES.split(","))
                .contains("EUW2", "UK3", "NA12", "SB1");
    }

    @Test
    void anIdeCompletesStartPositionsAndNamespaces() throws IOException {
        assertThat(completed("message-id")).containsExactly("earliest", "latest");
        assertThat(completed("namespace")).containsExactly("event-v1", "agent-v1");
    }

    @Test
    void anIdeCompletesEventTypes() throws IOException {
        assertThat(completed("event-types"))
                .containsAll(KnownEventTypes.names())
                .contains("Interaction*", "AgentUpdate", "AgentLoginUpdate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"region", "message-id", "event-types", "namespace"})
    void otherValuesThanTheCompletedOnesAreValid(String property) throws IOException {
        assertThat(hint(property).path("providers").path(0).path("name").asText()).isEqualTo("any");
    }

    @Test
    void everyOptionThatIsABeanCanBeReferredTo() throws IOException {
        assertThat(new EventsComponentConverter(null).getConvertibleTypes())
                .extracting(pair -> pair.getTargetType().getName())
                .containsExactlyInAnyOrderElementsOf(
                        options().stream()
                                .filter(option -> option.getType().equals("object"))
                                .map(option -> option.getJavaType().replaceAll("<.*", ""))
                                .toList());
    }

    @Test
    void theConverterIsListedFirst() throws IOException {
        String name =
                "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
        try (InputStream file = resource("/" + name)) {
            assertThat(new String(file.readAllBytes()).lines())
                    .containsExactly(
                            EventsComponentConverter.class.getName(),
                            EventsComponentAutoConfiguration.class.getName(),
                            StreamNotificationAutoConfiguration.class.getName());
        }
    }

    private static String defaultOf(BaseOptionModel option) {
        if (option.getDefaultValue() == null) {
            return "";
        }
        String text = option.getDefaultValue().toString().replaceAll("\\.0$", "");
        return switch (option.getType()) {
            case "duration" -> text + "ms";
            case "enum" -> dashed(text).replace('_', '-').toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private static String dashed(String name) {
        return ConfigurationPropertyName.of(
                        name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                                .replace('_', '-')
                                .toLowerCase(Locale.ROOT))
                .toString();
    }

    private static Map<String, PropertyDescriptor> properties() throws Exception {
        BeanInfo bean =
                Introspector.getBeanInfo(
                        EventsComponentConfiguration.class,
                        ComponentConfigurationPropertiesCommon.class);
        Map<String, PropertyDescriptor> properties = new TreeMap<>();
        Stream.of(bean.getPropertyDescriptors()).forEach(p -> properties.put(p.getName(), p));
        return properties;
    }

    private static Map<String, JsonNode> metadata() throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        try (InputStream file = resource("/META-INF/spring-configuration-metadata.json")) {
            new ObjectMapper()
                    .readTree(file)
                    .get("properties")
                    .forEach(property -> properties.put(property.get("name").asText(), property));
        }
        return properties;
    }

    private static List<String> completed(String property) throws IOException {
        List<String> values = new ArrayList<>();
        hint(property).path("values").forEach(value -> values.add(value.path("value").asText()));
        return values;
    }

    private static JsonNode hint(String property) throws IOException {
        try (InputStream file = resource("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode hint : new ObjectMapper().readTree(file).path("hints")) {
                if (hint.path("name").asText().equals(PREFIX + property)) {
                    return hint;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static ComponentModel component() throws IOException {
        try (InputStream file = resource("/META-INF/io/github/camel8x8/events/8x8events.json")) {
            return JsonMapper.generateComponentModel(new String(file.readAllBytes()));
        }
    }

    /** Reads a resource of this jar: others have files of the same name. */
    private static InputStream resource(String name) throws IOException {
        Class<?> from =
                name.contains("8x8events.json")
                        ? EventsComponent.class
                        : EventsComponentConfiguration.class;
        String root = from.getProtectionDomain().getCodeSource().getLocation().toString();
        return new URL(
                        root.endsWith(".jar")
                                ? "jar:" + root + "!" + name
                                : root + name.substring(1))
                .openStream();
    }
}
