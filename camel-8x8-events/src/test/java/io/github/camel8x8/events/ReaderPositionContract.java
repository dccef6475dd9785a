/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel8x8.events.position.FilePositionRepository;
import io.github.camel8x8.events.test.contract.EventProducer;
import java.nio.file.Path;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Reader API with stored positions, as a route sees it. */
abstract class ReaderPositionContract extends RouteOnService {

    private final Received received = new Received();

    @Test
    void aPositionInAFileSurvivesARestartOfTheRoute(@TempDir Path directory) throws Exception {
        camel.getRegistry()
                .bind("positions", new FilePositionRepository(directory.resolve("positions")));
        producer.publishNumbers(0, 100);
        route(uri("messageId=earliest", "offsetRepository=#positions"), received);
        received.awaitCount(100);

        camel.getRouteController().stopRoute("route");
        producer.publishNumbers(100, 100);
        camel.getRegistry()
                .bind("positions", new FilePositionRepository(directory.resolve("positions")));
        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(0, 200));
    }

    @Test
    void twoConsumersOnOneStoredPositionAreRejected() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        String from = uri("offsetRepository=#positions");
        route(from, received);

        assertThatThrownBy(() -> route("second", from, received))
                .hasStackTraceContaining("readerName");

        route("third", uri("offsetRepository=#positions", "readerName=night"), received);
    }

    @Test
    void twoConsumersWithSeparateRepositoriesAreNot(@TempDir Path directory) throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        camel.getRegistry().bind("others", new MemoryStateRepository());
        camel.getRegistry().bind("file", FilePositionRepository.at(directory + "/positions"));
        camel.getRegistry().bind("sameFile", FilePositionRepository.at(directory + "/positions"));
        route(uri("offsetRepository=#positions"), received);

        route("second", uri("offsetRepository=#others"), received);
        route("third", uri("offsetRepository=#file"), received);

        assertThatThrownBy(() -> route("fourth", uri("offsetRepository=#sameFile"), received))
                .hasStackTraceContaining("readerName");
    }

    @Test
    void aPositionThatTheServerNoLongerHasIsReportedAsAGap() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        producer.publishNumbers(0, 10);
        route(uri("messageId=earliest", "offsetRepository=#positions"), received);
        received.awaitCount(10);
        camel.getRouteController().stopRoute("route");
        producer.publishNumbers(10, 10);

        service.expire(topic);
        try (EventProducer again = service.producer(topic)) {
            again.publishNumbers(20, 10);
        }
        camel.getRouteController().startRoute("route");

        received.awaitCount(20);
        assertThat(received.bodies().subList(10, 20)).isEqualTo(numbers(20, 10));
        assertThat(consumer().streams().get(0).statistics().gaps()).isOne();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getDetails().get("lastGap"))
                .asString()
                .contains(received.ids().get(9), "may be missing");
    }

    @Test
    void aPositionThatTheServerStillHasIsNoGap() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        producer.publishNumbers(0, 10);
        route(uri("messageId=earliest", "offsetRepository=#positions"), received);
        received.awaitCount(10);

        camel.getRouteController().stopRoute("route");
        service.unload(topic);
        try (EventProducer again = service.producer(topic)) {
            again.publishNumbers(10, 10);
        }
        camel.getRouteController().startRoute("route");

        received.expectExactly(numbers(0, 20));
        assertThat(consumer().streams().get(0).statistics().gaps()).isZero();
    }
}
