/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A real Kafka with one broker in a separate process. Counts records by a header. */
public final class KafkaDestination implements Destination {

    private static final int PARTITIONS = 3;
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaBroker broker;
    private final Consumer<byte[], byte[]> consumer;
    private final Set<String> ids = new HashSet<>();
    private long total;

    /** Starts the broker. */
    public KafkaDestination() throws IOException {
        broker = KafkaBroker.start();
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.bootstrapServers(),
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    @Override
    public String address() {
        return broker.bootstrapServers();
    }

    @Override
    public void create(String name) throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address()))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
        }
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(name, i)).toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        ids.clear();
        total = 0;
    }

    @Override
    public Arrived arrived(String name) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        while (!records.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> each : records) {
                total++;
                ids.add(
                        new String(
                                each.headers().lastHeader(Target.MESSAGE_ID).value(),
                                StandardCharsets.UTF_8));
            }
            records = consumer.poll(POLL);
        }
        return new Arrived(total, ids.size());
    }

    @Override
    public void close() {
        consumer.close();
        broker.close();
    }
}
