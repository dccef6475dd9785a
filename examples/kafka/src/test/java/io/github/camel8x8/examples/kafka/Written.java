/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records in Kafka. */
record Written(int partition, String key, String value, String messageId, String eventType) {

    static Written of(ConsumerRecord<String, String> found) {
        return new Written(
                found.partition(),
                found.key(),
                found.value(),
                header(found, FanOut.MESSAGE_ID),
                header(found, FanOut.EVENT_TYPE));
    }

    /** Each message id at its first place. */
    static List<Written> onceEach(Collection<Written> written) {
        Map<String, Written> first = new LinkedHashMap<>();
        written.forEach(one -> first.putIfAbsent(one.messageId(), one));
        return List.copyOf(first.values());
    }

    /** The message ids of each key. */
    static Map<String, List<String>> inOrderOfKey(Collection<Written> written) {
        return written.stream()
                .collect(
                        Collectors.groupingBy(
                                Written::key,
                                Collectors.mapping(Written::messageId, Collectors.toList())));
    }

    private static String header(ConsumerRecord<?, ?> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
