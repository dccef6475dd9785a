/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.yaml;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.test.Published;
import io.github.camel8x8.events.test.junit.EventStream;
import io.github.camel8x8.events.test.traffic.Interaction;
import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the route to Kafka, with a real Kafka. */
class KafkaFileIT {

    @Test
    void kafkaWritesEveryEventUnderItsInteraction(
            @EventStream EventStreamServer stream, @TempDir Path directory) throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start();
                RouteFile routes =
                        new RouteFile("kafka.yaml", stream, directory)
                                .with("kafka.brokers", kafka.bootstrapServers())
                                .start()) {
            Interaction call = interaction().created().queued().deleted();

            List<Published> published = stream.publish(call);

            stream.expect().acknowledged(published);
            assertThat(routes.routeIds()).containsExactly("kafka");
            List<ConsumerRecord<String, String>> records = records(kafka, published.size());
            assertThat(records).extracting(ConsumerRecord::key).containsOnly(call.guid());
            assertThat(records)
                    .extracting(ConsumerRecord::value)
                    .containsExactlyElementsOf(published.stream().map(Published::payload).toList());
            assertThat(records)
                    .extracting(KafkaFileIT::messageId)
                    .containsExactlyElementsOf(
                            published.stream().map(Published::messageId).toList());
        }
    }

    private static List<ConsumerRecord<String, String>> records(KafkaBroker kafka, int count) {
        Map<String, Object> options =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(options, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("interactions"));
            while (records.size() < count && System.nanoTime() - deadline < 0) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static String messageId(ConsumerRecord<?, ?> found) {
        return new String(found.headers().lastHeader("messageId").value(), StandardCharsets.UTF_8);
    }
}
