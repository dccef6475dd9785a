/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Publishes to one topic. */
public interface EventProducer extends AutoCloseable {

    /**
     * Publishes the messages without waiting in between, and returns when all are stored.
     *
     * @return the ids from the service, in the order of the messages
     */
    List<String> send(List<OutgoingMessage> messages);

    /** Publishes one message and returns when it is stored. */
    default String publish(OutgoingMessage message) {
        return send(List.of(message)).get(0);
    }

    /** Publishes one message and returns when it is stored. */
    default String publish(String payload) {
        return publish(OutgoingMessage.of(payload));
    }

    /** Publishes one message and returns when it is stored. */
    default String publish(byte[] payload) {
        return publish(OutgoingMessage.of(payload));
    }

    /** Publishes one message and returns when it is stored. */
    default String publish(byte[] payload, String key, Map<String, String> properties) {
        return publish(OutgoingMessage.of(payload).withKey(key).withProperties(properties));
    }

    /** Publishes many messages; the ids are in the order of the payloads. */
    default List<String> publishAll(List<byte[]> payloads) {
        return send(payloads.stream().map(OutgoingMessage::of).toList());
    }

    /** Publishes {@code count} numbers, from {@code first} on. */
    default List<String> publishNumbers(int first, int count) {
        return send(
                IntStream.range(first, first + count)
                        .mapToObj(number -> OutgoingMessage.of(Integer.toString(number)))
                        .toList());
    }

    @Override
    void close();
}
