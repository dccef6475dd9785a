/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.yaml;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.EventsConsumer;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.main.Main;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe that suspends a route while its target is down, with a real Kafka. */
class PauseRecipeIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration OUTAGE = Duration.ofSeconds(5);

    private static KafkaBroker kafka;

    private final String topic = UUID.randomUUID().toString();
    private final List<Published> published = new ArrayList<>();
    private final Main main = new Main();

    @TempDir private Path directory;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = KafkaBroker.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void aReaderPausesWhileKafkaIsDown(@EventStream EventStreamServer stream) throws Exception {
        start(stream, recipe());
        outageLosesAndRepeatsNothing(stream);
    }

    @Test
    void aSharedSubscriptionPausesWhileKafkaIsDown(@EventStream EventStreamServer stream)
            throws Exception {
        start(
                stream,
                recipe().replace("messageId: earliest", "subscription: kafka")
                        .replace("breakOnFirstError: true", "subscriptionType: Shared"));
        outageLosesAndRepeatsNothing(stream);
        stream.expect().within(LIMIT).noBacklog("event-v1/all", "kafka");
    }

    private void outageLosesAndRepeatsNothing(EventStreamServer stream) throws Exception {
        publish(stream, 5);
        await().atMost(LIMIT).until(() -> values().size() == published.size());

        kafka.kill();
        publish(stream, 5);
        await().atMost(LIMIT).until(() -> consumer().isSuspended());
        await().during(OUTAGE)
                .atMost(LIMIT)
                .until(() -> consumer().isConnected() && stream.connections().size() == 1);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        kafka.restart();
        publish(stream, 5);

        await().atMost(LIMIT).until(() -> values().size() >= published.size());
        await().atMost(LIMIT).until(() -> consumer().getEventsInFlight() == 0);
        assertThat(values())
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().map(Published::payload).toList());
        assertThat(consumer().getEventsReceived()).isEqualTo(published.size());
        assertThat(consumer().getEventsNegativelyAcknowledged()).isZero();
        assertThat(stream.connections()).hasSize(1);
    }

    private void start(EventStreamServer stream, String routes) throws IOException {
        Path file = Files.writeString(directory.resolve("pause.yaml"), routes);
        main.addOverrideProperty("camel.main.routes-include-pattern", "file:" + file);
        main.addOverrideProperty("camel.component.8x8events.service-url", stream.serviceUrl());
        main.addOverrideProperty("camel.component.8x8events.tenant", stream.tenant());
        main.addOverrideProperty("camel.component.8x8events.ping-interval", "500");
        // So that a test sees in seconds what takes Kafka's producer two minutes.
        main.addOverrideProperty("camel.component.kafka.delivery-timeout-ms", "5500");
        main.addOverrideProperty("camel.component.kafka.request-timeout-ms", "5000");
        main.addOverrideProperty("camel.component.kafka.max-block-ms", "5000");
        main.start();
    }

    /** The first block of the recipe, with the broker and the topic of this test. */
    private String recipe() throws IOException {
        String page = Files.readString(Path.of("../../docs/recipes/pause.md"));
        String yaml = page.substring(page.indexOf("```yaml\n") + "```yaml\n".length());
        return yaml.substring(0, yaml.indexOf("```"))
                .replace("kafka:interactions?", "kafka:" + topic + "?")
                .replace("localhost:9092", kafka.bootstrapServers())
                .replace("halfOpenAfter: 10000", "halfOpenAfter: 1000");
    }

    private void publish(EventStreamServer stream, int calls) {
        for (int i = 0; i < calls; i++) {
            Interaction call = interaction().created().queued().deleted();
            published.addAll(stream.publish(call));
        }
    }

    private List<String> values() {
        return kafka.records(topic).stream().map(ConsumerRecord::value).toList();
    }

    private EventsConsumer consumer() {
        return (EventsConsumer) main.getCamelContext().getRoutes().get(0).getConsumer();
    }

    private HealthCheck.Result health() {
        return consumer().getHealthCheck().call();
    }
}
