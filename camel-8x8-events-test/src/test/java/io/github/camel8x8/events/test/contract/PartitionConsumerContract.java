/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.test.broker.MessageId;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Consumer API on partitioned topics. */
public abstract class PartitionConsumerContract extends WireTest {

    private static final String EARLIEST = "subscriptionInitialPosition=Earliest";

    @BeforeEach
    void createTopic() {
        service.createPartitionedTopic(topic, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Shared", "Failover", "Key_Shared"})
    void aConsumerReceivesAllPartitionsAndAcknowledgesInEach(String type) {
        publishInTurn(0, 20);
        Wire consumer = consumer("s", EARLIEST, "subscriptionType=" + type);
        consumer.awaitMessages(20);
        assertThat(consumer.payloads()).containsExactlyInAnyOrderElementsOf(numbers(0, 20));

        consumer.acknowledgeAll();

        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Shared", "Failover", "Key_Shared"})
    void theNextConsumerReceivesWhatWasNotAcknowledged(String type) {
        publishInTurn(0, 20);
        Wire first = consumer("s", EARLIEST, "subscriptionType=" + type);
        first.awaitMessages(20);
        first.messages().stream().filter(m -> partitionOf(m) == 1).forEach(first::acknowledge);
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 10);
        first.closeNormally();

        Wire second = consumer("s", "subscriptionType=" + type);

        second.awaitMessages(10);
        second.expectNoMoreThan(10);
        assertThat(partitionsOf(second)).containsExactly(0);
    }

    @Test
    void theWindowIsOneForAllPartitions() {
        publishInTurn(0, 40);
        Wire consumer = consumer("s", EARLIEST, "receiverQueueSize=10");
        consumer.awaitMessages(10);
        consumer.expectNoMoreThan(10);

        consumer.acknowledge(consumer.messages().get(0));

        consumer.awaitMessages(11);
        consumer.expectNoMoreThan(11);
    }

    @Test
    void onSharedOnlyTheNegativelyAcknowledgedMessageIsRedelivered() {
        publishInTurn(0, 20);
        Wire consumer =
                consumer(
                        "s", EARLIEST, "subscriptionType=Shared", "negativeAckRedeliveryDelay=100");
        JsonNode rejected = consumer.awaitMessages(20).get(7);

        consumer.reject(rejected);

        JsonNode again = consumer.awaitMessages(21).get(20);
        consumer.expectNoMoreThan(21);
        assertThat(Wire.id(again)).isEqualTo(Wire.id(rejected));
        assertThat(again.path("redeliveryCount").asInt()).isEqualTo(1);
    }

    @Test
    void onExclusiveTheUnacknowledgedMessagesOfThatPartitionAreRedelivered() {
        publishInTurn(0, 20);
        Wire consumer = consumer("s", EARLIEST, "negativeAckRedeliveryDelay=100");
        JsonNode rejected = consumer.awaitMessages(20).get(7);

        consumer.reject(rejected);

        consumer.awaitMessages(30);
        consumer.expectNoMoreThan(30);
        assertThat(consumer.messages().subList(20, 30))
                .allMatch(message -> partitionOf(message) == partitionOf(rejected))
                .allMatch(message -> message.path("redeliveryCount").asInt() == 0);
    }

    /** A topic without partitions accepts such ids. */
    @Test
    void anIdThatTheSessionDidNotReceiveAcknowledgesNothing() {
        publishInTurn(0, 2);
        Wire first = consumer("s", EARLIEST);
        first.awaitMessages(2);
        first.closeNormally();
        Wire second = consumer("s", "receiverQueueSize=1");
        second.awaitMessages(1);

        first.messages().stream()
                .filter(message -> !Wire.id(message).equals(second.ids().get(0)))
                .forEach(second::acknowledge);
        second.awaitMessages(2);

        second.closeNormally();
        consumer("s").awaitMessages(2);
    }

    @Test
    void anIdWithoutItsPartitionAcknowledgesNothing() {
        publishInTurn(0, 2);
        Wire consumer = consumer("s", EARLIEST);
        consumer.awaitMessages(2);

        for (JsonNode message : consumer.messages()) {
            consumer.send("{\"messageId\":\"" + withoutPartition(message) + "\"}");
        }
        consumer.closeNormally();

        consumer("s").awaitMessages(2);
    }

    @Test
    void aSecondExclusiveConsumerIsRejectedAlsoOnAPartition() {
        consumer("s");

        Rejected.by(() -> consumer("s")).with(409, "Exclusive consumer is already connected");
        Rejected.by(() -> partition(1, "s")).with(409, "Exclusive consumer is already connected");
    }

    @Test
    void aRejectedConsumerLeavesThePartitionsToOthers() {
        partition(1, "s");

        Rejected.by(() -> consumer("s")).with(409);

        assertThat(partition(0, "s").isOpen()).isTrue();
    }

    @Test
    void failoverConsumersShareThePartitions() {
        Wire one = consumer("s", "subscriptionType=Failover", "consumerName=one");
        Wire two = consumer("s", "subscriptionType=Failover", "consumerName=two");

        publishInTurn(0, 20);

        await().atMost(Wire.LIMIT)
                .until(
                        () ->
                                partitionsOf(one).equals(Set.of(0))
                                        && partitionsOf(two).equals(Set.of(1)));
    }

    @Test
    void anUnloadOfAPartitionRedeliversItsUnacknowledgedMessages() {
        publishInTurn(0, 10);
        Wire consumer = consumer("s", EARLIEST);
        consumer.awaitMessages(10);

        service.unload(topic + "-partition-1");

        consumer.awaitMessages(15);
        consumer.expectNoMoreThan(15);
        assertThat(consumer.messages().subList(10, 15)).allMatch(m -> partitionOf(m) == 1);
    }

    @Test
    void aSubscriptionOfAPartitionIsThatOfTheWholeTopic() {
        publishInTurn(0, 10);
        Wire whole = consumer("s", EARLIEST);
        whole.awaitMessages(10);
        whole.closeNormally();

        Wire partition = partition(1, "s");

        partition.awaitMessages(5);
        partition.acknowledgeAll();
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 5);
        assertThat(partitionsOf(partition)).containsExactly(1);
    }

    private Wire partition(int number, String subscription) {
        return open("consumer", path(topic + "-partition-" + number) + "/" + subscription);
    }

    private static int partitionOf(JsonNode message) {
        return MessageId.parse(Wire.id(message)).partition();
    }

    private static Set<Integer> partitionsOf(Wire wire) {
        return wire.messages().stream()
                .map(PartitionConsumerContract::partitionOf)
                .collect(Collectors.toSet());
    }

    private static String withoutPartition(JsonNode message) {
        MessageId id = MessageId.parse(Wire.id(message));
        return new MessageId(id.ledgerId(), id.entryId(), -1, -1, 0).toText();
    }
}
