/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.examples.monitoring.Fault;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alert rules, and their unit tests for promtool. */
class RulesTest {

    private static final Pattern NAME = Pattern.compile("alertname=\"(\\w+)\"");

    private static final String RUNBOOK =
            "https://github.com/camel-8x8/camel-8x8-events/blob/main/docs/monitoring.md#";

    static List<Alert> alerts() {
        return Alert.all();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void eachAlertHasASeverityATextAndARunbook(Alert alert) {
        assertThat(alert.name()).startsWith("Camel8x8");
        assertThat(alert.rule().path("labels").path("severity").asText())
                .isIn("critical", "warning", "info");
        assertThat(alert.annotation("summary")).isNotBlank().doesNotEndWith(".");
        assertThat(alert.annotation("description")).endsWith(".");
        assertThat(alert.annotation("runbook_url"))
                .isEqualTo(RUNBOOK + alert.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void theRunbookHasAPartForEachAlertAndNoOther() {
        List<String> headings =
                TestedFiles.text(TestedFiles.PAGE)
                        .lines()
                        .filter(line -> line.startsWith("### Camel8x8"))
                        .map(line -> line.substring("### ".length()))
                        .toList();

        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(alerts().stream().map(Alert::name).toList());
    }

    @Test
    void thePageHasTheAlertsOfEachFaultOfTheExample() {
        List<FaultTime> rows = FaultTime.ofThePage();

        assertThat(rows).extracting(FaultTime::fault).contains(Fault.values());
        assertThat(alerts())
                .extracting(Alert::name)
                .containsAll(rows.stream().map(FaultTime::alert).toList());
    }

    @Test
    void eachAlertHasATestInWhichItFiresAndOneInWhichItIsSilent() {
        Set<String> names = new TreeSet<>(alerts().stream().map(Alert::name).toList());

        assertThat(tested(samples -> !samples.isEmpty())).isEqualTo(names);
        assertThat(tested(JsonNode::isEmpty)).isEqualTo(names);
    }

    @Test
    void aMinuteBecomesASecondForTheTestsWithAServer() {
        assertThat(Alert.withMinutesAsSeconds())
                .contains("for: 2s", "[5s]", "[60s]", "offset 60s", "> 1 * 1")
                .doesNotContainPattern("(for: |\\[|offset )\\d+[mhd]")
                .doesNotContainPattern("> \\d+ \\* 60");
    }

    private static Set<String> tested(Predicate<JsonNode> samples) {
        Set<String> names = new TreeSet<>();
        for (JsonNode test : TestedFiles.yaml(TestedFiles.RULE_TESTS).path("tests")) {
            for (JsonNode expected : test.path("promql_expr_test")) {
                Matcher name = NAME.matcher(expected.path("expr").asText());
                if (name.find() && samples.test(expected.path("exp_samples"))) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }
}
