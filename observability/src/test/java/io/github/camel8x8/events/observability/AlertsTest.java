/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.examples.monitoring.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Faults of the example fire the alerts in a real Prometheus. Each test has a separate server. */
@ExtendWith(Installation.class)
@Execution(ExecutionMode.CONCURRENT) // the tests wait most of the time
class AlertsTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    private Monitored monitored;

    @BeforeEach
    void start(@TempDir Path directory) {
        monitored = Monitored.startFast(directory);
        monitored.awaitConnected(SOON);
    }

    @AfterEach
    void close() {
        if (monitored != null) {
            monitored.close();
        }
    }

    @Test
    void noAlertFiresWithoutAFault() {
        await().atMost(SOON)
                .until(
                        () ->
                                !query("count_over_time(camel_8x8events_connected[1m]) > 40")
                                        .isEmpty());

        assertThat(monitored.prometheus().namesOfFiring()).isEmpty();
    }

    @Test
    void aStoppedStreamIsDownUntilItIsStartedAgain() {
        monitored.inject(Fault.STREAM_DOWN);
        expectFiring("Camel8x8StreamDown", 3);

        monitored.endFault();

        expectNotFiring("Camel8x8StreamDown");
    }

    @Test
    void aRouteWithASlowTargetLagsAndItsWindowIsFull() {
        monitored.inject(Fault.SLOW_TARGET);

        expectFiring("Camel8x8Lag", 1);
        expectFiring("Camel8x8WindowFull", 1);
        monitored.endFault();
        expectNotFiring("Camel8x8Lag");
        expectNotFiring("Camel8x8WindowFull");
    }

    @Test
    void anEventIsStuckInARouteWithATargetThatDoesNotAnswer() {
        monitored.inject(Fault.HANGING_TARGET);
        expectFiring("Camel8x8EventStuck", 1);

        monitored.endFault();

        expectNotFiring("Camel8x8EventStuck");
    }

    @Test
    void aTargetThatFailsCausesAStormOfRedeliveries() {
        monitored.inject(Fault.FAILING_TARGET);
        expectFiring("Camel8x8RedeliveryStorm", 1);
        expectFiring("Camel8x8EventsFail", 1);
        expectFiring("Camel8x8RouteFails", 1);
        assertThat(firing("Camel8x8StreamDown")).isEmpty();
        assertThat(firing("Camel8x8Reconnecting")).as("the reconnects of failed events").isEmpty();

        monitored.endFault();

        expectNotFiring("Camel8x8RedeliveryStorm");
    }

    @Test
    void aReaderWithoutAPositionThatLosesItsConnectionHasAGap() {
        monitored.inject(Fault.LOST_CONNECTIONS);

        expectFiring("Camel8x8Gap", 1);
        assertThat(firing("Camel8x8Gap"))
                .extracting(alert -> alert.path("labels").path("routeId").asText())
                .contains("screen-pop")
                .doesNotContain("calls"); // a subscription has no gaps
    }

    @Test
    void connectionsThatAreLostAgainAndAgainAreAnAlert() {
        await().atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            monitored.inject(Fault.LOST_CONNECTIONS);
                            return !firing("Camel8x8Reconnecting").isEmpty();
                        });
    }

    @Test
    void aFrameThatIsNotAMessageIsAnAlert() {
        monitored.inject(Fault.GARBAGE);

        expectFiring("Camel8x8Undecodable", 1);
    }

    @Test
    void theStreamsOfAProcessThatHasEndedAreGone() {
        monitored.stopApplication();

        expectFiring("Camel8x8StreamGone", 3);
        expectFiring("Camel8x8NoStreams", 1);
    }

    private List<JsonNode> query(String expression) {
        return monitored.prometheus().query(expression);
    }

    private List<JsonNode> firing(String name) {
        return monitored.prometheus().firing().stream()
                .filter(alert -> alert.path("labels").path("alertname").asText().equals(name))
                .toList();
    }

    /** At least for this number of streams; the text of each has the values of its labels. */
    private void expectFiring(String name, int streams) {
        await(name + " fires")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(firing(name)).hasSizeGreaterThanOrEqualTo(streams));
        assertThat(firing(name))
                .allSatisfy(
                        alert ->
                                assertThat(alert.path("annotations").toString())
                                        .doesNotContain("<error", "<no value>", "{{", "NaN"));
    }

    private void expectNotFiring(String name) {
        await(name + " ends").atMost(SOON).untilAsserted(() -> assertThat(firing(name)).isEmpty());
    }
}
