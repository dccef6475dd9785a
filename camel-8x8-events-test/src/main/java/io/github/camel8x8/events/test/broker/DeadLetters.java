/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves messages of a subscription to its dead letter topic, as Pulsar's client does. */
final class DeadLetters {

    private final Subscription subscription;
    private final ConsumerOptions.DeadLetter deadLetter;

    DeadLetters(Subscription subscription, ConsumerOptions.DeadLetter deadLetter) {
        this.subscription = subscription;
        this.deadLetter = deadLetter;
    }

    /** Publishes the message to the dead letter topic, and acknowledges it in the subscription. */
    void deadLetter(long index) {
        Topic topic = subscription.topic();
        StoredMessage message = topic.log().get(index);
        topic.broker().publishAnywhere(target(topic.name()), List.of(marked(message)));
        subscription.cursor().acknowledge(index);
    }

    private TopicName target(TopicName origin) {
        TopicName whole = origin.withoutPartition();
        return deadLetter.topic() == null
                ? whole.sibling(whole.topic() + "-" + subscription.name() + "-DLQ")
                : TopicName.parse(deadLetter.topic());
    }

    private Message marked(StoredMessage message) {
        Map<String, String> properties = new LinkedHashMap<>(message.message().properties());
        String id = message.id().toString();
        properties.putIfAbsent("REAL_TOPIC", subscription.topic().name().toString());
        properties.putIfAbsent("REAL_SUBSCRIPTION", subscription.name());
        // Pulsar's spelling; Pulsar sets both properties.
        properties.putIfAbsent("ORIGIN_MESSAGE_IDY_TIME", id);
        properties.putIfAbsent("ORIGIN_MESSAGE_ID", id);
        return message.message().withProperties(properties);
    }
}
