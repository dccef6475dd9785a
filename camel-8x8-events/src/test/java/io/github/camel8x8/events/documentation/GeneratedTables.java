/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.internal.stream.StatusSentences;
import io.github.camel8x8.events.internal.stream.options.PendingRegion;
import io.github.camel8x8.events.internal.stream.options.Region;
import io.github.camel8x8.events.kamelet.KameletFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** The tables of the documentation that are generated from the code, as Markdown. */
final class GeneratedTables {

    private static final Path JSON =
            Path.of("src/generated/resources/META-INF/io/github/camel8x8/events/8x8events.json");

    private static final Map<String, String> GROUPS =
            orderedMap(
                    "common", "Topic and service",
                    "batch", "Batches, with `batching=true`",
                    "reader", "Reader API",
                    "consumer", "Consumer API, with `subscription`",
                    "security", "Keys and TLS",
                    "connection", "Connection",
                    "reconnect", "Reconnecting",
                    "proxy", "HTTP proxy",
                    "consumer (advanced)", "Common options of Camel consumers",
                    "advanced", "Advanced");

    /** Followed by an event type. */
    private static final String SIMULATED = "simulated-";

    private final ComponentModel component;
    private final EventSamples samples = new EventSamples();
    private final KameletFile kamelet;

    GeneratedTables() throws IOException {
        component = JsonMapper.generateComponentModel(Files.readString(JSON));
        kamelet = KameletFile.load();
    }

    /**
     * A table by its name.
     *
     * @throws IllegalArgumentException if there is no table of that name
     */
    String table(String name) {
        return switch (name) {
            case "endpoint-options" -> endpointOptions();
            case "component-options" -> componentOptions();
            case "headers" -> headers();
            case "http-statuses" -> statuses();
            case "regions" -> regions();
            case "pending-regions" -> pendingRegions();
            case "event-fields" -> new EventFieldTable().markdown();
            case "event-types-of-fields" -> EventTypesOfFields.markdown(samples);
            case "kamelet-properties" -> kameletProperties();
            default -> {
                if (!name.startsWith(SIMULATED)) {
                    throw new IllegalArgumentException("there is no table " + name);
                }
                yield samples.simulated(name.substring(SIMULATED.length()));
            }
        };
    }

    private String endpointOptions() {
        Map<String, List<BaseOptionModel>> groups = new LinkedHashMap<>();
        GROUPS.keySet().forEach(group -> groups.put(group, new ArrayList<>()));
        component
                .getEndpointOptions()
                .forEach(
                        option ->
                                groups.computeIfAbsent(option.getGroup(), g -> new ArrayList<>())
                                        .add(option));
        return groups.entrySet().stream()
                .filter(group -> !group.getValue().isEmpty())
                .map(
                        group ->
                                "### "
                                        + GROUPS.getOrDefault(group.getKey(), group.getKey())
                                        + "\n\n"
                                        + options(group.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String componentOptions() {
        Set<String> ofEndpoint =
                component.getEndpointOptions().stream()
                        .map(BaseOptionModel::getName)
                        .collect(Collectors.toSet());
        return options(
                component.getComponentOptions().stream()
                        .filter(option -> !ofEndpoint.contains(option.getName()))
                        .toList());
    }

    private static String options(List<? extends BaseOptionModel> options) {
        StringBuilder table =
                new StringBuilder(
                        "| option | what it does | default | type |\n|---|---|---|---|\n");
        for (BaseOptionModel option : options) {
            row(
                    table,
                    "`" + option.getName() + "`" + (option.isRequired() ? " (required)" : ""),
                    option.getDescription() + choices(option),
                    option.getDefaultValue() == null ? "" : "`" + option.getDefaultValue() + "`",
                    option.getShortJavaType());
        }
        return table.toString();
    }

    private static String choices(BaseOptionModel option) {
        // The values of a text are for completion; its description names what is valid.
        return option.getEnums() == null || option.getJavaType().equals("java.lang.String")
                ? ""
                : option.getEnums().stream().collect(Collectors.joining("`, `", " One of `", "`."));
    }

    private String headers() {
        StringBuilder table = new StringBuilder("| header | meaning | type |\n|---|---|---|\n");
        component
                .getEndpointHeaders()
                .forEach(
                        header ->
                                row(
                                        table,
                                        "`" + header.getName() + "`",
                                        header.getDescription(),
                                        header.getShortJavaType()));
        return table.toString();
    }

    private static String statuses() {
        StringBuilder table =
                new StringBuilder("| status | message | at the first connect |\n|---|---|---|\n");
        StatusSentences.all()
                .forEach(
                        status -> row(table, status.status(), status.sentence(), status.outcome()));
        return table.toString();
    }

    private static String regions() {
        StringBuilder table =
                new StringBuilder("| your cluster | region | address |\n|---|---|---|\n");
        for (Region region : Region.values()) {
            row(
                    table,
                    String.join(", ", region.clusters()),
                    region + ", " + region.otherName(),
                    "`" + region.serviceUrl() + "`");
        }
        return table.toString();
    }

    private static String pendingRegions() {
        StringBuilder table = new StringBuilder("| your cluster | region |\n|---|---|\n");
        for (PendingRegion region : PendingRegion.values()) {
            row(table, String.join(", ", region.clusters()), region);
        }
        return table.toString();
    }

    private String kameletProperties() {
        StringBuilder table =
                new StringBuilder("| property | what it does | default |\n|---|---|---|\n");
        List<String> required = KameletFile.texts(kamelet.definition().path("required"));
        for (String name : kamelet.propertyNames()) {
            JsonNode property = kamelet.properties().path(name);
            row(
                    table,
                    "`" + name + "`" + (required.contains(name) ? " (required)" : ""),
                    property.path("description").asText(),
                    property.has("default") ? "`" + property.path("default").asText() + "`" : "");
        }
        return table.toString();
    }

    private static void row(StringBuilder table, Object... cells) {
        table.append(
                Arrays.stream(cells)
                        .map(cell -> escaped(String.valueOf(cell)))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Escapes the characters that Markdown would interpret. */
    private static String escaped(String cell) {
        String escaped = cell.replace("|", "\\|");
        return cell.startsWith("`") ? escaped : escaped.replace("*", "\\*").replace("<", "&lt;");
    }

    private static Map<String, String> orderedMap(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
