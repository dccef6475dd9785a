/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The state that a consumer keeps when its topic is created again. The test controls the time. */
class TopicConsumerTest {

    private static final TopicName TOPIC = new TopicName("tenant01", "event-v1", "all");

    private static final ConsumerOptions OPTIONS =
            new ConsumerOptions(
                    SubscriptionType.Shared,
                    true,
                    true,
                    1000,
                    null,
                    0,
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    null,
                    false);

    private final EmbeddedChannel thread = new EmbeddedChannel();
    private final Broker broker =
            new Broker(
                    thread.eventLoop(),
                    Clock.systemUTC(),
                    (topic, message) -> List.of(),
                    1000,
                    Duration.ofSeconds(60));
    private final Sent sent = new Sent();

    @AfterEach
    void close() {
        thread.finishAndReleaseAll();
    }

    @Test
    void whatWasRejectedBeforeItsTopicWasDeletedBringsNothingOfTheNewTopicAgain() {
        thread.freezeTime();
        broker.createNamespace(TOPIC.tenant(), TOPIC.namespace());
        ConsumerSession consumer = broker.subscribe(TOPIC, "s", OPTIONS, sent);
        consumer.open();
        MessageId old = publish("old");
        consumer.negativeAcknowledge(old);

        broker.delete(TOPIC);
        publish("new");
        thread.advanceTimeBy(5, TimeUnit.SECONDS);
        thread.runPendingTasks();

        assertThat(sent.payloads).containsExactly("old", "new");
    }

    private MessageId publish(String payload) {
        MessageId id =
                broker.publish(TOPIC, List.of(Message.of(payload)), false, Broker.IN_TURN).get(0);
        thread.runPendingTasks();
        return id;
    }

    /** Accepts all frames. */
    private static final class Sent implements Outlet {

        private final List<String> payloads = new ArrayList<>();

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public void send(StoredMessage message, int redeliveryCount) {
            payloads.add(message.message().text());
        }

        @Override
        public void flush() {}
    }
}
