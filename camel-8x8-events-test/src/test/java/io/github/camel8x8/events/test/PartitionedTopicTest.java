/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import static io.github.camel8x8.events.test.traffic.Interaction.interaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camel8x8.events.test.broker.BrokerException;
import io.github.camel8x8.events.test.broker.Message;
import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.broker.TopicStatus;
import io.github.camel8x8.events.test.contract.Rejected;
import io.github.camel8x8.events.test.contract.Wire;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a test can do with the partitioned topics of the local stream. */
class PartitionedTopicTest {

    private final EventStreamServer stream =
            EventStreamServer.builder().restrictedApiKey("k", "all").start();

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void messagesWithoutAKeyAreSpreadInTurn() {
        stream.createPartitionedTopic("all", 3);

        List<Published> published = stream.publishTo("all", messages("0", "1", "2", "3"));

        assertThat(published)
                .extracting(PartitionedTopicTest::partitionOf)
                .containsExactly(0, 1, 2, 0);
        assertThat(texts("all-partition-0")).containsExactly("0", "3");
        assertThat(texts("all")).containsExactly("0", "3", "1", "2");
    }

    @Test
    void messagesWithAKeyAreSpreadByItsHashAsByPulsar() {
        stream.createPartitionedTopic("all", 3);

        List<Published> published =
                stream.publishTo(
                        "all",
                        () ->
                                Stream.of("a", "b", "c", "a")
                                        .map(key -> Message.of("{}").withKey(key))
                                        .toList());

        // "a".hashCode() is 97.
        assertThat(published)
                .extracting(PartitionedTopicTest::partitionOf)
                .containsExactly(1, 2, 0, 1);
    }

    @Test
    void aBatchIsStoredInOnePartition() {
        stream.createPartitionedTopic("all", 3);

        List<Published> published = stream.publishBatchTo("all", messages("0", "1", "2"));

        assertThat(published).extracting(PartitionedTopicTest::partitionOf).containsOnly(0);
        assertThat(published)
                .extracting(message -> MessageId.parse(message.messageId()).batchIndex())
                .containsExactly(0, 1, 2);
    }

    @Test
    void aMessageCanBePublishedToOnePartition() {
        stream.createPartitionedTopic("all", 3);

        Published published = stream.publishTo("all-partition-2", "hello");

        assertThat(partitionOf(published)).isEqualTo(2);
        assertThatThrownBy(() -> stream.publishTo("all-partition-3", "hello"))
                .isInstanceOf(BrokerException.class)
                .hasMessage(
                        "Illegal topic partition name persistent://tenant01/event-v1/all-partition-3"
                                + " with max allowed 3 partitions");
    }

    @Test
    void eventsOfAPartitionedTopicAreRoutedToTheTopicsOfTheirTypes() {
        stream.createPartitionedTopic("all", 2);
        stream.createPartitionedTopic("InteractionCreated", 2);

        stream.publish(interaction().created().queued());
        stream.publishTo("all-partition-1", interaction().created());

        assertThat(stream.messages("all")).hasSize(3);
        assertThat(stream.messages("InteractionCreated-partition-0")).hasSize(1);
        assertThat(stream.messages("InteractionCreated-partition-1")).hasSize(1);
        assertThat(stream.messages("InteractionQueued")).hasSize(1);
    }

    @Test
    void aReaderReceivesTheIdsOfThePublishedMessages() {
        stream.createPartitionedTopic("all", 2);
        List<Published> published = stream.publishTo("all", messages("0", "1", "2"));

        try (Wire wire = open("all")) {
            wire.awaitMessages(3);

            assertThat(wire.ids())
                    .containsExactlyInAnyOrderElementsOf(
                            published.stream().map(Published::messageId).toList());
            wire.acknowledgeAll();
            stream.expect().acknowledged(published);
        }
    }

    @Test
    void aKeyForATopicIsValidForItsPartitions() {
        stream.createPartitionedTopic("all", 2);
        stream.createPartitionedTopic("other", 2);

        open("all-partition-1").close();

        Rejected.by(() -> open("other-partition-1")).with(403);
    }

    @Test
    void aTopicCanBeCreatedOnlyOnceAndOnlyGrow() {
        stream.publishTo("plain", "{}");
        stream.createPartitionedTopic("all", 2);

        assertThatThrownBy(() -> stream.createPartitionedTopic("all", 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This topic already exists: persistent://tenant01/event-v1/all");
        assertThatThrownBy(() -> stream.createPartitionedTopic("plain", 2))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stream.createPartitionedTopic("none", 0))
                .hasMessage("partitions is 0, must be 1 and more");
        assertThatThrownBy(() -> stream.addPartitions("all", 1))
                .hasMessage("partitions is 1, must be 2 and more");
        assertThatThrownBy(() -> stream.addPartitions("plain", 2))
                .isInstanceOf(BrokerException.class);
    }

    @Test
    void theStatusOfAPartitionedTopicIncludesItsPartitions() {
        stream.createPartitionedTopic("all", 2);
        stream.publishTo("all", messages("0", "1", "2"));

        try (Wire wire = open("all")) {
            wire.awaitMessages(3);

            assertThat(stream.topics())
                    .extracting(topic -> topic.name().topic(), TopicStatus::partitions)
                    .containsExactly(
                            tuple("all", 2),
                            tuple("all-partition-0", 0),
                            tuple("all-partition-1", 0));
            assertThat(stream.topics())
                    .extracting(TopicStatus::published)
                    .containsExactly(3L, 2L, 1L);
            assertThat(stream.topics()).extracting(TopicStatus::clients).containsExactly(1, 1, 1);
        }
    }

    @Test
    void trimKeepsTheNumberOfMessagesInEachPartition() {
        stream.createPartitionedTopic("all", 2);
        stream.publishTo("all", messages("0", "1", "2", "3", "4"));

        stream.trim("all-partition-0", 2);
        assertThat(texts("all")).containsExactly("2", "4", "1", "3");

        stream.trim("all", 1);
        assertThat(texts("all")).containsExactly("4", "3");
    }

    @Test
    void aMessageCanHaveAnyPublishTime() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");

        stream.publishTo("all", () -> List.of(Message.of("{}").withPublishTime(time)));

        try (Wire wire = open("all")) {
            String publishTime = wire.awaitMessages(1).get(0).path("publishTime").asText();
            assertThat(OffsetDateTime.parse(publishTime).toInstant()).isEqualTo(time);
        }
    }

    private Wire open(String topic) {
        return Wire.open(
                URI.create(
                        stream.serviceUrl()
                                + "/ws/v2/reader/persistent/tenant01/event-v1/"
                                + topic
                                + "?messageId=earliest&x-api-key=k"));
    }

    private List<String> texts(String topic) {
        return stream.messages(topic).stream().map(Message::text).toList();
    }

    private static Events messages(String... texts) {
        return () -> Stream.of(texts).map(Message::of).toList();
    }

    private static int partitionOf(Published published) {
        return MessageId.parse(published.messageId()).partition();
    }
}
