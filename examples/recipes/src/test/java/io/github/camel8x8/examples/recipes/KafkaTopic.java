/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.recipes;

import io.github.camel8x8.examples.kafka.broker.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** A topic of a real Kafka, with a name of its test. */
final class KafkaTopic {

    private final KafkaBroker kafka;
    private final String name = UUID.randomUUID().toString();

    KafkaTopic(KafkaBroker kafka) {
        this.kafka = kafka;
    }

    String name() {
        return name;
    }

    /** Creates the topic. Otherwise Kafka creates it when it is first used. */
    KafkaTopic create() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, 3, (short) 1))).all().get();
        }
        return this;
    }

    /** A compacted topic rejects records without a key; the default is {@code delete}. */
    void cleanUpBy(String policy) throws ExecutionException, InterruptedException {
        ConfigEntry option = new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy);
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    new ConfigResource(ConfigResource.Type.TOPIC, name),
                                    List.of(new AlterConfigOp(option, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** Everything in the topic, in order within each partition. */
    List<Written> records() {
        return kafka.records(name).stream().map(Written::of).toList();
    }

    private Admin admin() {
        return Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    /**
     * A record.
     *
     * @param headers the headers in their order, each as {@code name=value}
     */
    record Written(@Nullable String key, List<String> headers, String value) {

        static Written of(ConsumerRecord<String, String> found) {
            return new Written(
                    found.key(),
                    Arrays.stream(found.headers().toArray())
                            .map(
                                    header ->
                                            header.key()
                                                    + "="
                                                    + new String(
                                                            header.value(), StandardCharsets.UTF_8))
                            .toList(),
                    found.value());
        }

        /** The values of each key, each value at its first place. */
        static Map<String, List<String>> firstByKey(Collection<Written> records) {
            return records.stream()
                    .distinct()
                    .collect(
                            Collectors.groupingBy(
                                    written -> String.valueOf(written.key()),
                                    LinkedHashMap::new,
                                    Collectors.mapping(Written::value, Collectors.toList())));
        }
    }
}
