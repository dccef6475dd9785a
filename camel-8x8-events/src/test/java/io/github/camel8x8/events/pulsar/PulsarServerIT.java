/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.pulsar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.test.contract.EventProducer;
import io.github.camel8x8.events.test.contract.OutgoingMessage;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Server behavior that the other tests depend on, verified with the JDK's client only. */
@Tag("nightly")
@ExtendWith(PulsarExtension.class)
class PulsarServerIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int CLOSED_WITHOUT_CODE = 1005;

    private PulsarServer pulsar;
    private String topic;

    @BeforeEach
    void takeATopic(PulsarServer server) {
        pulsar = server;
        topic = pulsar.newTopic();
    }

    @Test
    void tenThousandMessagesAreReadInTheOrderOfPublishingWithTheIdsOfTheProducer() {
        try (EventProducer producer = pulsar.producer(topic);
                RawSession reader = RawSession.reader(pulsar, topic)) {
            List<String> ids = producer.publishNumbers(0, 10_000);

            awaitCount(reader, 10_000);
            assertThat(reader.payloads()).isEqualTo(numbers(0, 10_000));
            assertThat(reader.ids()).isEqualTo(ids);
        }
    }

    @Test
    void keyPropertiesAndEventTimeArriveAsPublished() {
        Instant eventTime = Instant.parse("2026-01-02T03:04:05.678Z");
        try (EventProducer producer = pulsar.producer(topic);
                RawSession reader = RawSession.reader(pulsar, topic)) {
            producer.publish(
                    OutgoingMessage.of("hello")
                            .withKey("key-1")
                            .withProperties(Map.of("a", "1"))
                            .withEventTime(eventTime));

            awaitCount(reader, 1);
            JsonNode message = reader.messages().get(0);
            assertThat(message.path("key").asText()).isEqualTo("key-1");
            assertThat(message.path("properties").path("a").asText()).isEqualTo("1");
            assertThat(message.path("eventTime").asText()).isEqualTo(eventTime.toString());
        }
    }

    @Test
    void messagesOfABatchShareAnEntryAndDifferInTheirIndex() {
        try (EventProducer producer = pulsar.batchingProducer(topic, 10);
                RawSession reader = RawSession.reader(pulsar, topic)) {
            producer.publishNumbers(0, 30);

            awaitCount(reader, 30);
            List<MessageId> ids = reader.ids().stream().map(MessageId::parse).toList();
            assertThat(ids).isSorted().doesNotHaveDuplicates();
            assertThat(ids).extracting(MessageId::batchIndex).startsWith(0, 1, 2).contains(9);
            assertThat(new HashSet<>(ids.stream().map(MessageId::entryId).toList())).hasSize(3);
        }
    }

    @Test
    void anUnloadKeepsTheSocketAndTheStream() {
        try (EventProducer producer = pulsar.producer(topic);
                RawSession reader = RawSession.reader(pulsar, topic)) {
            producer.publishNumbers(0, 100);
            awaitCount(reader, 100);

            pulsar.unload(topic);
            producer.publishNumbers(100, 100);

            awaitCount(reader, 200);
            assertThat(reader.payloads()).isEqualTo(numbers(0, 200));
            assertThat(reader.closeCode()).isZero();
        }
    }

    @Test
    void aRestartClosesCleanlyAndKeepsAddressAndMessages() {
        String address = pulsar.serviceUrl();
        try (EventProducer producer = pulsar.producer(topic);
                RawSession cut = RawSession.reader(pulsar, topic)) {
            List<String> ids = producer.publishNumbers(0, 100);

            pulsar.restart();

            await().atMost(LIMIT).until(() -> cut.closeCode() != 0);
            // A server that stops quickly does not send its close frame.
            assertThat(cut.closeCode()).isIn(CLOSED_WITHOUT_CODE, RawSession.BROKEN);
            assertThat(pulsar.serviceUrl()).isEqualTo(address);
            try (RawSession reader = RawSession.reader(pulsar, topic)) {
                awaitCount(reader, 100);
                assertThat(reader.ids()).isEqualTo(ids);
            }
        }
    }

    @Test
    void aKillBreaksConnectionsAndKeepsMessages() {
        try (EventProducer producer = pulsar.producer(topic);
                RawSession cut = RawSession.reader(pulsar, topic)) {
            List<String> ids = producer.publishNumbers(0, 100);

            pulsar.kill();

            await().atMost(LIMIT).until(() -> cut.closeCode() == RawSession.BROKEN);
            assertThatThrownBy(() -> producer.publish("too late"))
                    .isInstanceOf(CompletionException.class);
            pulsar.restart();
            try (RawSession reader = RawSession.reader(pulsar, topic)) {
                awaitCount(reader, 100);
                assertThat(reader.ids()).isEqualTo(ids);
            }
        }
    }

    @Test
    void aTerminatedTopicAcceptsNoProducer() {
        pulsar.admin().createTopic(topic);

        pulsar.terminate(topic);

        assertRejected(503, () -> pulsar.producer(topic));
    }

    @Test
    void aNamespaceMayForbidThatClientsMakeTopics() {
        String namespace = pulsar.newNamespace();
        String endpoint = "consumer/persistent/" + PulsarServer.TENANT + "/" + namespace + "/t/s";
        pulsar.admin().forbidTopicCreation(PulsarServer.TENANT, namespace);

        assertRejected(404, () -> RawSession.open(pulsar, endpoint));

        pulsar.admin().createTopic(PulsarServer.TENANT + "/" + namespace + "/t");
        RawSession.open(pulsar, endpoint).close();
        pulsar.admin().deleteNamespace(PulsarServer.TENANT, namespace);
    }

    @Test
    void aCursorThatIsResetBringsTheMessagesAgain() {
        Instant before = Instant.now();
        try (EventProducer producer = pulsar.producer(topic);
                RawSession consumer = RawSession.consumer(pulsar, topic, "s")) {
            producer.publishNumbers(0, 10);
            awaitCount(consumer, 10);
            await().atMost(LIMIT).until(() -> pulsar.backlog(topic, "s") == 0);

            pulsar.admin().resetCursor(topic, "s", before);

            awaitCount(consumer, 20);
            assertThat(pulsar.admin().subscriptions(topic)).containsExactly("s");
        }
    }

    @Test
    void theTopicsOfAPartitionedTopicAreReadable() {
        pulsar.admin().createPartitionedTopic(topic, 2);
        try (EventProducer producer = pulsar.producer(topic + "-partition-1");
                RawSession reader = RawSession.reader(pulsar, topic)) {
            producer.publish("hello");

            awaitCount(reader, 1);
            assertThat(MessageId.parse(reader.ids().get(0)).partition()).isEqualTo(1);
        }
    }

    private static void awaitCount(RawSession session, int count) {
        await(count + " messages").atMost(LIMIT).until(() -> session.messages().size() >= count);
    }

    private static void assertRejected(int status, Runnable connect) {
        assertThatThrownBy(connect::run)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        rejection ->
                                assertThat(rejection.getResponse().statusCode()).isEqualTo(status));
    }

    private static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }
}
