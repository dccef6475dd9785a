/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Rectangle;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The structure of the dashboard. */
class DashboardTest {

    private static final int COLUMNS = 24;

    private static final String METRIC = "camel_8x8events_\\w+";

    private static final String SELECTION =
            "{camelContext=~\"$context\", routeId=~\"$route\", topic=~\"$stream\"}";

    private final Dashboard dashboard = new Dashboard();

    @Test
    void thePanelsHaveUniqueIdsAndTitles() {
        assertThat(dashboard.panels())
                .hasSizeGreaterThan(15)
                .extracting(panel -> panel.path("id").asInt())
                .doesNotHaveDuplicates()
                .doesNotContain(0);
        assertThat(dashboard.panels())
                .extracting(panel -> panel.path("title").asText())
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void thePanelsFillTheGridWithoutOverlaps() {
        List<Rectangle> places = dashboard.panels().stream().map(DashboardTest::place).toList();

        for (int i = 0; i < places.size(); i++) {
            Rectangle place = places.get(i);
            assertThat(place.getMinX()).isNotNegative();
            assertThat(place.getMaxX()).isLessThanOrEqualTo(COLUMNS);
            assertThat(place.isEmpty()).isFalse();
            assertThat(places.subList(i + 1, places.size())).noneMatch(place::intersects);
        }
        int area = places.stream().mapToInt(place -> place.width * place.height).sum();
        int bottom = places.stream().mapToInt(place -> place.y + place.height).max().orElseThrow();
        assertThat(area).isEqualTo(COLUMNS * bottom);
    }

    @Test
    void eachPanelHasADescriptionAUnitAndTheSelectedDataSource() {
        assertThat(dashboard.dataPanels())
                .allSatisfy(
                        panel -> {
                            assertThat(panel.path("description").asText())
                                    .as(panel.path("title").asText())
                                    .hasSizeGreaterThan(40)
                                    .endsWith(".");
                            assertThat(
                                            panel.path("fieldConfig")
                                                    .path("defaults")
                                                    .path("unit")
                                                    .asText())
                                    .isNotEmpty();
                            assertThat(panel.path("datasource").path("uid").asText())
                                    .isEqualTo("${datasource}");
                        });
    }

    @Test
    void theTargetsOfAPanelHaveUniqueIdsAndTheSelectedDataSource() {
        assertThat(dashboard.dataPanels())
                .allSatisfy(
                        panel -> {
                            List<JsonNode> targets = Dashboard.list(panel.path("targets"));
                            assertThat(targets)
                                    .isNotEmpty()
                                    .allMatch(
                                            target ->
                                                    target.path("datasource")
                                                            .path("uid")
                                                            .asText()
                                                            .equals("${datasource}"));
                            assertThat(targets)
                                    .extracting(target -> target.path("refId").asText())
                                    .doesNotHaveDuplicates();
                        });
    }

    @Test
    void theVariablesAreDefinedAndSelectEachSeries() {
        assertThat(Dashboard.list(dashboard.json().path("templating").path("list")))
                .extracting(variable -> variable.path("name").asText())
                .containsExactly("datasource", "context", "route", "stream");
        assertThat(dashboard.dataPanels())
                .flatExtracting(panel -> Dashboard.list(panel.path("targets")))
                .extracting(target -> target.path("expr").asText())
                .allSatisfy(
                        expression ->
                                assertThat(count(METRIC + Pattern.quote(SELECTION), expression))
                                        .as(expression)
                                        .isEqualTo(count(METRIC, expression)));
    }

    @Test
    void anImportNeedsOnlyADataSource() {
        JsonNode json = dashboard.json();

        assertThat(json.path("title").asText()).isEqualTo("8x8 events");
        assertThat(json.path("uid").asText()).isEqualTo("camel-8x8-events");
        assertThat(json.has("id")).as("an id of another Grafana").isFalse();
        assertThat(json.path("schemaVersion").asInt()).isPositive();
        assertThat(TestedFiles.text(TestedFiles.DASHBOARD))
                .doesNotContain("__inputs", "DS_PROMETHEUS");
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static Rectangle place(JsonNode panel) {
        JsonNode grid = panel.path("gridPos");
        return new Rectangle(
                grid.path("x").asInt(-1),
                grid.path("y").asInt(-1),
                grid.path("w").asInt(),
                grid.path("h").asInt());
    }
}
