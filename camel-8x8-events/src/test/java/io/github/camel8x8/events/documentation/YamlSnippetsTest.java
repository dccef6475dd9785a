/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static io.github.camel8x8.events.test.traffic.AgentStatus.agentStatus;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsConsumer;
import io.github.camel8x8.events.documentation.Page.Block;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each YAML route of the documentation and sends events through it.
 *
 * <p>Changes only six things: {@code stopTime} is far in the future, {@code region} is the local
 * stream, {@code {{env:EIGHT_KEY}}} is a key, {@code data/} is a directory of the test, other
 * components (Kafka, HTTP, SQL) are stubs, and placeholders for the user's own endpoints are mocks.
 */
class YamlSnippetsTest {

    private static final List<String> STUBS = List.of("kafka", "http", "https", "sql");

    /** The placeholders for the user's own endpoints. */
    private static final List<String> PLACES =
            List.of("receiver", "call-records", "redaction-key", "analytics");

    static Stream<Block> yaml() {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("yaml") && block.source() == null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("yaml")
    void eventsPassThroughIt(
            Block block, @EventStream(tenant = "acme") EventStreamServer stream, @TempDir Path data)
            throws Exception {
        Path routes = Files.writeString(data.resolve("routes.yaml"), text(block, stream, data));
        Main main = main(stream, routes);
        try {
            main.start();
            CamelContext camel = main.getCamelContext();
            List<Route> fromEvents = routesFromEvents(camel);
            assertThat(fromEvents)
                    .as(
                            "%s holds no route from 8x8events; YAML of any other kind is to be a"
                                    + " snippet of a file that is tested",
                            block)
                    .isNotEmpty();
            Outcomes outcomes = new Outcomes();
            camel.getManagementStrategy().addEventNotifier(outcomes);
            await().until(() -> fromEvents.stream().allMatch(YamlSnippetsTest::isConnected));

            publishAllKinds(stream);

            await().untilAsserted(
                            () ->
                                    assertThat(outcomes.completed())
                                            .containsAll(
                                                    fromEvents.stream()
                                                            .map(Route::getId)
                                                            .toList()));
            assertThat(outcomes.failures()).isEmpty();
        } finally {
            main.stop();
        }
    }

    private static String text(Block block, EventStreamServer stream, Path data) {
        return block.content()
                .replaceAll("stopTime: \\S+", "stopTime: 2999-01-01T00:00:00Z")
                .replaceAll("region: \\w+", "serviceUrl: " + stream.serviceUrl())
                .replace("{{env:EIGHT_KEY}}", "any")
                .replace("data/", data + "/");
    }

    private static Main main(EventStreamServer stream, Path routes) {
        Main main = new Main();
        main.addInitialProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        main.addInitialProperty("camel.component.8x8events.tenant", stream.tenant());
        main.addInitialProperty("camel.component.8x8events.api-key", "any");
        PLACES.forEach(place -> main.addInitialProperty(place, "mock:" + place));
        main.configure().setRoutesIncludePattern("file:" + routes);
        STUBS.forEach(scheme -> main.bind(scheme, new StubComponent()));
        return main;
    }

    private static List<Route> routesFromEvents(CamelContext camel) {
        return camel.getRoutes().stream()
                .filter(route -> route.getConsumer() instanceof EventsConsumer)
                .toList();
    }

    private static boolean isConnected(Route route) {
        return ((EventsConsumer) route.getConsumer())
                .streams().stream()
                        .allMatch(stream -> stream.status().state() == StreamState.CONNECTED);
    }

    private static void publishAllKinds(EventStreamServer stream) {
        Agent ann = Agent.withId("agAglVJkg0TU28dok9y9UQKg");
        stream.publish(agentStatus(ann, 7));
        stream.publish(
                interaction()
                        .created()
                        .queued()
                        .assigned(ann)
                        .accepted()
                        .hold()
                        .resumed()
                        .recording("start")
                        .postProcess()
                        .event("InteractionRecordingReady")
                        .endPostProcess()
                        .deassigned()
                        .deleted());
    }
}
