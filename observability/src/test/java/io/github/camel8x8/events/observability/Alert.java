/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the alert rules.
 *
 * @param name of the alert
 * @param rule with its expression, labels and annotations
 */
record Alert(String name, JsonNode rule) {

    private static final Pattern TIME = Pattern.compile("(for: |\\[|offset )(\\d+)([mhd])\\b");

    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * 60;

    static List<Alert> all() {
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode group : TestedFiles.yaml(TestedFiles.RULES).path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                alerts.add(new Alert(rule.path("alert").asText(), rule));
            }
        }
        return alerts;
    }

    /** The text of the rules in which a minute is a second, also in thresholds such as 5 * 60. */
    static String withMinutesAsSeconds() {
        return TIME.matcher(TestedFiles.text(TestedFiles.RULES))
                .replaceAll(Alert::inSeconds)
                .replaceAll("(\\d+) \\* 60\\b", "$1 * 1");
    }

    String expression() {
        return rule.path("expr").asText();
    }

    String annotation(String key) {
        return rule.path("annotations").path(key).asText();
    }

    /** In the output of a parameterized test. */
    @Override
    public String toString() {
        return name;
    }

    private static String inSeconds(java.util.regex.MatchResult time) {
        int number = Integer.parseInt(time.group(2));
        int minutes =
                switch (time.group(3)) {
                    case "d" -> number * MINUTES_OF_DAY;
                    case "h" -> number * MINUTES_OF_HOUR;
                    default -> number;
                };
        return Matcher.quoteReplacement(time.group(1) + minutes + "s");
    }
}
