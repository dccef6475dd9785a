/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dashboard for Grafana. */
final class Dashboard {

    private static final Pattern LABEL_VALUES =
            Pattern.compile("label_values\\((?<series>.+), (?<label>\\w+)\\)");

    private final JsonNode json = TestedFiles.json(TestedFiles.text(TestedFiles.DASHBOARD));

    JsonNode json() {
        return json;
    }

    /** All panels, with the rows. */
    List<JsonNode> panels() {
        return list(json.path("panels"));
    }

    /** The panels that show data. */
    List<JsonNode> dataPanels() {
        return panels().stream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    /** The expressions of panels and annotations, with all streams selected, for a short time. */
    List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : dataPanels()) {
            panel.path("targets").forEach(target -> expressions.add(target.path("expr").asText()));
        }
        for (JsonNode annotation : json.path("annotations").path("list")) {
            if (annotation.has("expr")) {
                expressions.add(annotation.path("expr").asText());
            }
        }
        return expressions.stream().map(Dashboard::substitute).toList();
    }

    /** Expressions for the series that have the values of a variable, and its label. */
    List<String> variables() {
        List<String> expressions = new ArrayList<>();
        for (JsonNode variable : json.path("templating").path("list")) {
            Matcher values = LABEL_VALUES.matcher(variable.path("definition").asText());
            if (values.matches()) {
                expressions.add(
                        "count by (%s) (%s)"
                                .formatted(
                                        values.group("label"), substitute(values.group("series"))));
            }
        }
        return expressions;
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    private static String substitute(String expression) {
        return expression
                .replace("$__rate_interval", "5s")
                .replace("[1h]", "[10s]")
                .replaceAll("\\$(context|route|stream)\\b", ".*");
    }
}
