/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's producer, which sends in the background. */
final class KafkaLibrary implements TargetLibrary {

    private final Producer<String, String> producer;
    private final String topic;
    private final AtomicLong count = new AtomicLong();

    KafkaLibrary(String servers, String topic) {
        this.topic = topic;
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new StringSerializer(),
                        new StringSerializer());
    }

    @Override
    public void send(ReceivedEvent event) {
        ProducerRecord<String, String> sent =
                new ProducerRecord<>(topic, event.interaction(), event.payload());
        sent.headers().add(Target.MESSAGE_ID, event.messageId().getBytes(StandardCharsets.UTF_8));
        producer.send(
                sent,
                (metadata, failure) -> {
                    if (failure == null) {
                        count.incrementAndGet();
                    }
                });
    }

    @Override
    public long count() {
        return count.get();
    }
}
