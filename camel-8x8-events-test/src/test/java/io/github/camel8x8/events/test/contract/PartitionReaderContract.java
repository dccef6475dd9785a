/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.test.broker.MessageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Reader API on partitioned topics and on their partitions. */
public abstract class PartitionReaderContract extends WireTest {

    private static final String EARLIEST = "messageId=earliest";

    private static final int PARTITIONS = 3;

    @Test
    void aReaderReceivesThePartitionsEachInItsOrder() {
        createTopic();
        publishInTurn(0, 30);

        Wire reader = reader(EARLIEST);

        reader.awaitMessages(30);
        assertThat(reader.payloads()).containsExactlyInAnyOrderElementsOf(numbers(0, 30));
        for (int i = 0; i < PARTITIONS; i++) {
            assertThat(numbersOf(reader, i)).hasSize(10).isSorted();
        }
    }

    @Test
    void latestReceivesOnlyLaterMessages() {
        createTopic();
        publishInTurn(0, 6);
        Wire reader = reader("messageId=latest");

        publishInTurn(6, 6);

        reader.awaitMessages(6);
        assertThat(reader.payloads()).containsExactlyInAnyOrderElementsOf(numbers(6, 6));
    }

    @Test
    void theIdsAreTheSameWhenAPartitionIsRead() {
        createTopic();
        publishInTurn(0, 12);
        Wire reader = reader(EARLIEST);
        reader.awaitMessages(12);

        for (int i = 0; i < PARTITIONS; i++) {
            Wire partition = partition(i, EARLIEST);
            partition.awaitMessages(4);
            assertThat(partition.ids()).isEqualTo(idsOf(reader, i));
        }
    }

    @Test
    void theIdsOfAProducerAreThoseOfTheReader() {
        createTopic();

        List<String> ids = publishInTurn(0, 12);

        Wire reader = reader(EARLIEST);
        reader.awaitMessages(12);
        assertThat(reader.ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void theIdsOfAProducerOfAPartitionAreWithoutThePartition() {
        createTopic();

        String id = publish(partition(1), frames(0, 1)).get(0);

        Wire reader = partition(1, EARLIEST);
        reader.awaitMessages(1);
        assertThat(MessageId.parse(id).partition()).isEqualTo(-1);
        assertThat(reader.ids()).containsExactly(withPartition(id, 1));
    }

    @Test
    void aProducerStoresWhatHasNoKeyInOnePartition() {
        createTopic();

        List<String> ids = publishNumbers(0, 12);

        assertThat(ids)
                .extracting(id -> MessageId.parse(id).partition())
                .hasSize(12)
                .containsOnly(MessageId.parse(ids.get(0)).partition());
    }

    @Test
    void aReaderCannotBeginAtAMessage() {
        createTopic();
        List<String> ids = publishInTurn(0, 3);

        Rejected.by(() -> reader(from(ids.get(0))))
                .with(500, "The partitioned topic startMessageId is illegal");
    }

    @Test
    void aReaderCanBeginAtTheIdsOfEarliestAndLatest() {
        createTopic();
        publishInTurn(0, 3);
        Wire earliest = reader(from(new MessageId(-1, -1, -1, -1, 0).toText()));
        Wire latest =
                reader(from(new MessageId(Long.MAX_VALUE, Long.MAX_VALUE, -1, -1, 0).toText()));

        publishInTurn(3, 3);

        earliest.awaitMessages(6);
        latest.awaitMessages(3);
        assertThat(latest.payloads()).containsExactlyInAnyOrderElementsOf(numbers(3, 3));
    }

    @Test
    void aWindowOfZeroIsRejected() {
        createTopic();
        String words = "Receiver queue size needs to be greater than 0 for Topics Consumer";

        Rejected.by(() -> reader("receiverQueueSize=0")).with(500, words);
        Rejected.by(() -> consumer("s", "receiverQueueSize=0")).with(500, words);
    }

    @Test
    void aPartitionIsResumedExactly() {
        createTopic();
        publishInTurn(0, 30);
        Wire all = partition(1, EARLIEST);
        all.awaitMessages(10);

        for (int i = 0; i < 10; i++) {
            partition(1, from(all.ids().get(i))).expectExactly(all.payloads().subList(i + 1, 10));
        }
    }

    @Test
    void aPartitionIsResumedExactlyWithinABatch() {
        createTopic();
        publish(
                partition(1),
                frames(0, 20),
                "batchingEnabled=true",
                "batchingMaxMessages=10",
                "batchingMaxPublishDelay=10000");
        Wire all = partition(1, EARLIEST);
        all.awaitMessages(20);

        partition(1, from(all.ids().get(4))).expectExactly(numbers(5, 15));
        partition(1, from(all.ids().get(9))).expectExactly(numbers(10, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 99})
    void thePartitionInAnIdIsIgnored(int partition) {
        createTopic();
        publish(partition(1), frames(0, 6));
        Wire all = partition(1, EARLIEST);
        all.awaitMessages(6);

        partition(1, from(withPartition(all.ids().get(2), partition))).expectExactly(numbers(3, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2})
    void thePartitionInAnIdIsIgnoredByATopicWithoutPartitions(int partition) {
        List<String> ids = publishInTurn(0, 6);

        reader(from(withPartition(ids.get(2), partition))).expectExactly(numbers(3, 3));
    }

    @Test
    void aMessageOfAPartitionIsReadWithTheWholeTopic() {
        createTopic();
        Wire reader = reader(EARLIEST);

        publish(partition(2), List.of(frame("hello")));

        JsonNode message = reader.expectExactly(List.of("hello")).get(0);
        assertThat(MessageId.parse(Wire.id(message)).partition()).isEqualTo(2);
    }

    @Test
    void messagesOfAKeyAreInOnePartition() {
        createTopic();

        publish(
                topic,
                numbers(0, 60).stream()
                        .map(n -> frame(n).put("key", "key-" + Integer.parseInt(n) % 10))
                        .toList());

        Wire reader = reader(EARLIEST);
        Map<String, Integer> partitions = new HashMap<>();
        for (JsonNode message : reader.awaitMessages(60)) {
            partitions.putIfAbsent(message.path("key").asText(), partitionOf(message));
            assertThat(partitions)
                    .containsEntry(message.path("key").asText(), partitionOf(message));
        }
        assertThat(partitions.values()).contains(0, 1, 2);
    }

    @Test
    void theWindowIsOneForAllPartitions() {
        createTopic();
        publishInTurn(0, 60);
        Wire reader = reader(EARLIEST, "receiverQueueSize=10");
        reader.awaitMessages(10);
        reader.expectNoMoreThan(10);

        reader.send("{}").send("{}");

        reader.awaitMessages(12);
        reader.expectNoMoreThan(12);
    }

    enum Creation {
        ALLOWED,
        FORBIDDEN
    }

    @ParameterizedTest
    @EnumSource
    void aPartitionThatThereIsNotIsRejectedAndNotCreated(Creation creation) {
        String namespace = service.newNamespace();
        if (creation == Creation.FORBIDDEN) {
            service.forbidTopicCreation(namespace);
        }
        service.createPartitionedTopic(namespace, "t", PARTITIONS);
        String path = service.tenant() + "/" + namespace + "/t-partition-";

        for (int missing : List.of(PARTITIONS, PARTITIONS + 1, 100)) {
            Rejected.by(() -> open("reader", path + missing, EARLIEST))
                    .with(500, "Failed to create reader: {&quot;errorMsg&quot;:&quot;&quot;");
            Rejected.by(() -> open("consumer", path + missing + "/s"))
                    .with(404, "&quot;errorMsg&quot;:&quot;&quot;");
        }

        assertThat(service.topics(namespace))
                .containsExactlyInAnyOrder("t-partition-0", "t-partition-1", "t-partition-2");
        assertThat(open("reader", path + 2, EARLIEST).isOpen()).isTrue();
    }

    @Test
    void withoutAPartitionedTopicSuchANameIsATopicLikeOthers() {
        publish(partition(5), List.of(frame("hello")));

        Wire reader = partition(5, EARLIEST);

        JsonNode message = reader.expectExactly(List.of("hello")).get(0);
        assertThat(partitionOf(message)).isEqualTo(5);
        assertThat(service.topics(service.namespace()))
                .contains(partition(5))
                .doesNotContain(topic);
    }

    @Test
    void anUnloadKeepsAReaderExact() {
        createTopic();
        Wire reader = reader(EARLIEST);
        publishInTurn(0, 9);
        reader.awaitMessages(9);

        service.unload(partition(1));
        service.unload(topic);
        publishInTurn(9, 9);

        reader.awaitMessages(18);
        assertThat(reader.payloads()).containsExactlyInAnyOrderElementsOf(numbers(0, 18));
    }

    @Test
    void anIdWhoseMessagesWereDroppedBeginsWithTheOldestOfThePartition() {
        createTopic();
        publishInTurn(0, 9);
        Wire before = partition(1, EARLIEST);
        before.awaitMessages(3);
        before.closeNormally();

        service.expire(partition(1));
        publish(partition(1), List.of(frame("new")));

        partition(1, from(before.ids().get(0))).expectExactly(List.of("new"));
        Wire whole = reader(EARLIEST);
        whole.awaitMessages(7);
        whole.expectNoMoreThan(7);
    }

    @Test
    void aTerminatedTopicIsAtTheEndWhenAllPartitionsAreRead() {
        createTopic();
        publishInTurn(0, 9);
        Wire reader = reader(EARLIEST);
        reader.awaitMessages(9);

        service.terminate(partition(0));
        assertThat(reader.send("{\"type\":\"isEndOfTopic\"}").awaitControl())
                .hasToString("{\"endOfTopic\":false}");
        service.terminate(topic);

        await().atMost(Wire.LIMIT)
                .until(
                        () ->
                                reader.send("{\"type\":\"isEndOfTopic\"}")
                                        .frames()
                                        .contains("{\"endOfTopic\":true}"));
    }

    private void createTopic() {
        service.createPartitionedTopic(topic, PARTITIONS);
    }

    private String partition(int number) {
        return topic + "-partition-" + number;
    }

    private Wire partition(int number, String... parameters) {
        return open("reader", path(partition(number)), parameters);
    }

    private static int partitionOf(JsonNode message) {
        return MessageId.parse(Wire.id(message)).partition();
    }

    private static List<Integer> numbersOf(Wire reader, int partition) {
        return reader.messages().stream()
                .filter(message -> partitionOf(message) == partition)
                .map(message -> Integer.valueOf(Wire.payload(message)))
                .toList();
    }

    private static List<String> idsOf(Wire reader, int partition) {
        return reader.messages().stream()
                .filter(message -> partitionOf(message) == partition)
                .map(Wire::id)
                .toList();
    }

    private static String withPartition(String id, int partition) {
        MessageId entry = MessageId.parse(id);
        return new MessageId(entry.ledgerId(), entry.entryId(), partition, -1, 0).toText();
    }
}
