/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.yaml;

import static io.github.camel8x8.events.test.traffic.AgentStatus.agentStatus;
import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Agent;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the route to Kafka, with a real Kafka. */
class KafkaFileIT {

    private static KafkaBroker kafka;

    private final String topic = UUID.randomUUID().toString();

    @TempDir private Path directory;
    private EventStreamServer stream;
    private RouteFile routes;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = KafkaBroker.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void start(@EventStream EventStreamServer started) {
        stream = started;
        routes =
                new RouteFile("kafka.yaml", stream, directory)
                        .with("kafka.brokers", kafka.bootstrapServers())
                        .with("kafka.topic", topic)
                        .start();
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    @Test
    void kafkaWritesEveryEventUnderItsInteraction() throws Exception {
        Interaction call = interaction().created().queued().deleted();

        List<Published> published = stream.publish(call);

        stream.expect().acknowledged(published);
        assertThat(routes.routeIds()).containsExactly("kafka");
        List<ConsumerRecord<String, String>> records = records(published.size());
        assertThat(records).extracting(ConsumerRecord::key).containsOnly(call.guid());
        assertThat(records)
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(published.stream().map(Published::payload).toList());
        assertThat(records)
                .extracting(KafkaFileIT::messageId)
                .containsExactlyElementsOf(published.stream().map(Published::messageId).toList());
    }

    @Test
    void anEventOfNoInteractionIsWrittenUnderItsAgent() throws Exception {
        Agent ann = Agent.named("Ann");

        stream.publish(agentStatus(ann, 5));

        assertThat(records(1)).extracting(ConsumerRecord::key).containsExactly(ann.id());
    }

    @Test
    void anEventOfNeitherHasNoKey() throws Exception {
        stream.publish("{\"QueueStatus\":{\"event\":\"QueueStatus\"}}");

        assertThat(records(1)).extracting(ConsumerRecord::key).containsOnlyNulls();
    }

    @Test
    void whatIsTooLargeForKafkaGoesToAFileAndTheRestContinues() throws Exception {
        Interaction large = interaction().created().with("filler", "x".repeat(1_100_000));
        try (LogLines log = LogLines.of("kafka")) {
            Published aside = stream.publish(large).get(0);
            Published next = stream.publish(interaction().created()).get(0);

            stream.expect().acknowledged(List.of(aside, next));
            assertThat(records(1))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(next.payload());
            assertThat(tooLarge())
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasContent(aside.payload()));
            assertThat(log.lines()).containsExactly("too large for Kafka: " + aside.messageId());
        }
    }

    @Test
    void whileKafkaIsDownTheEventsWait() throws Exception {
        kafka.kill();
        List<Published> published = stream.publish(interaction().created().queued().deleted());
        stream.expect().client("all");
        assertThat(stream.backlog("all", "kafka")).isEqualTo(published.size());

        kafka.restart();

        stream.expect().within(Duration.ofSeconds(60)).acknowledged(published);
        assertThat(records(published.size()))
                .extracting(ConsumerRecord::value)
                .containsExactlyElementsOf(published.stream().map(Published::payload).toList());
    }

    private List<Path> tooLarge() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("too-large"))) {
            return files.toList();
        }
    }

    private List<ConsumerRecord<String, String>> records(int count) {
        return await("all in Kafka")
                .atMost(Duration.ofSeconds(30))
                .until(() -> kafka.records(topic), records -> records.size() >= count);
    }

    private static String messageId(ConsumerRecord<?, ?> found) {
        return new String(found.headers().lastHeader("messageId").value(), StandardCharsets.UTF_8);
    }
}
