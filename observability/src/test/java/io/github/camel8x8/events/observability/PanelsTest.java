/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.examples.monitoring.Fault;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each expression of the dashboard and the rules finds data of the example in a real Prometheus.
 */
@ExtendWith(Installation.class)
class PanelsTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    private static Monitored monitored;

    @BeforeAll
    static void startAndCauseAnAlert(@TempDir Path directory) {
        monitored = Monitored.startFast(directory);
        monitored.awaitConnected(SOON);
        monitored.inject(Fault.LOST_CONNECTIONS); // a gap, which is a critical alert
        await().atMost(SOON)
                .until(() -> monitored.prometheus().namesOfFiring().contains("Camel8x8Gap"));
    }

    @AfterAll
    static void close() {
        if (monitored != null) {
            monitored.close();
        }
    }

    @Test
    void eachPanelHasData() {
        assertThat(new Dashboard().expressions())
                .isNotEmpty()
                .allSatisfy(
                        expression ->
                                await("data of " + expression)
                                        .atMost(SOON)
                                        .until(
                                                () ->
                                                        !monitored
                                                                .prometheus()
                                                                .query(expression)
                                                                .isEmpty()));
    }

    @Test
    void eachVariableHasValues() {
        assertThat(new Dashboard().variables())
                .hasSize(3)
                .allSatisfy(
                        expression ->
                                assertThat(monitored.prometheus().query(expression))
                                        .isNotEmpty()
                                        .noneMatch(series -> series.path("metric").isEmpty()));
    }

    @Test
    void eachMetricOfTheRulesExists() {
        assertThat(monitored.prometheus().metrics())
                .containsAll(MetricNames.in(Alert.all().stream().map(Alert::expression).toList()));
    }
}
