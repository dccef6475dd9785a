/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.test.broker.MessageId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages are redelivered, when, and how redeliveries are counted. */
public abstract class RedeliveryContract extends WireTest {

    private static final String EARLIEST = "subscriptionInitialPosition=Earliest";
    private static final String SOON = "negativeAckRedeliveryDelay=100";

    @ParameterizedTest
    @ValueSource(strings = {"Shared", "Key_Shared"})
    void aRejectedMessageOfASharedSubscriptionIsRedeliveredAloneAndCounted(String type) {
        publishNumbers(0, 5);
        Wire consumer = consumer("s", EARLIEST, SOON, "subscriptionType=" + type);
        consumer.expectExactly(numbers(0, 5));

        consumer.reject(consumer.messages().get(2));
        JsonNode again = consumer.awaitMessages(6).get(5);
        consumer.reject(again);
        JsonNode andAgain = consumer.awaitMessages(7).get(6);

        assertThat(consumer.payloads()).endsWith("2", "2");
        assertThat(again.path("redeliveryCount").asInt()).isEqualTo(1);
        assertThat(andAgain.path("redeliveryCount").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Failover"})
    void aRejectedMessageElsewhereBringsAllThatIsNotAcknowledgedUncounted(String type) {
        publishNumbers(0, 5);
        Wire consumer = consumer("s", EARLIEST, SOON, "subscriptionType=" + type);
        consumer.expectExactly(numbers(0, 5));
        consumer.acknowledge(consumer.messages().get(0));
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 4);

        consumer.reject(consumer.messages().get(2));

        List<JsonNode> messages = consumer.awaitMessages(9);
        assertThat(consumer.payloads()).startsWith("0", "1", "2", "3", "4", "1", "2", "3", "4");
        assertThat(messages).allMatch(m -> m.path("redeliveryCount").asInt() == 0);
    }

    @Test
    void aRejectionGivesTheCreditBack() {
        publishNumbers(0, 20);
        Wire consumer =
                consumer(
                        "s",
                        EARLIEST,
                        "negativeAckRedeliveryDelay=60000",
                        "receiverQueueSize=5",
                        "subscriptionType=Shared");
        consumer.expectExactly(numbers(0, 5));

        consumer.reject(consumer.messages().get(0));

        consumer.expectExactly(numbers(0, 6));
    }

    @Test
    void whatIsNotAnsweredInTimeIsRedeliveredCountedOnASharedSubscription() {
        publishNumbers(0, 2);
        Wire consumer = consumer("s", EARLIEST, "ackTimeoutMillis=3000", "subscriptionType=Shared");
        consumer.awaitMessages(2);
        consumer.acknowledge(consumer.messages().get(0));

        JsonNode again = consumer.awaitMessages(3).get(2);

        assertThat(Wire.payload(again)).isEqualTo("1");
        assertThat(again.path("redeliveryCount").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsRejectedTooOftenGoesToTheDeadLetterTopic() {
        String dead = topic + "-s-DLQ";
        publish(topic, List.of(frame("poison").put("key", "k")));
        Wire consumer =
                consumer("s", EARLIEST, SOON, "subscriptionType=Shared", "maxRedeliverCount=2");

        for (int i = 0; i < 3; i++) {
            consumer.reject(consumer.awaitMessages(i + 1).get(i));
        }

        Wire letters = open("reader", path(dead), "messageId=earliest");
        JsonNode letter = letters.awaitMessages(1).get(0);
        assertThat(consumer.messages())
                .extracting(m -> m.path("redeliveryCount").asInt())
                .containsExactly(0, 1, 2);
        assertThat(Wire.payload(letter)).isEqualTo("poison");
        assertThat(letter.path("key").asText()).isEqualTo("k");
        JsonNode properties = letter.path("properties");
        assertThat(properties.path("REAL_TOPIC").asText()).isEqualTo("persistent://" + path(topic));
        assertThat(properties.path("REAL_SUBSCRIPTION").asText()).isEqualTo("s");
        assertThat(properties.path("ORIGIN_MESSAGE_ID").asText()).matches("\\d+:0:-1");
        assertThat(properties.path("ORIGIN_MESSAGE_IDY_TIME").asText())
                .isEqualTo(properties.path("ORIGIN_MESSAGE_ID").asText());
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    @Test
    void anExclusiveSubscriptionNeverDeadLettersAMessage() {
        publishNumbers(0, 1);
        Wire consumer = consumer("s", EARLIEST, SOON, "maxRedeliverCount=1");

        for (int i = 0; i < 5; i++) {
            consumer.reject(consumer.awaitMessages(i + 1).get(i));
        }

        assertThat(consumer.awaitMessages(6))
                .allMatch(message -> message.path("redeliveryCount").asInt() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shared", "Key_Shared"})
    void aRejectedMessageOfABatchBringsTheWholeBatchAgain(String type) {
        publishBatches(0, 10);
        Wire consumer = consumer("s", EARLIEST, SOON, "subscriptionType=" + type);
        List<JsonNode> batch = consumer.awaitMessages(10);

        batch.stream().filter(m -> m != batch.get(3)).forEach(consumer::acknowledge);
        consumer.reject(batch.get(3));

        List<JsonNode> messages = consumer.awaitMessages(20);
        assertThat(consumer.payloads().subList(10, 20)).isEqualTo(numbers(0, 10));
        assertThat(messages.subList(10, 20))
                .allMatch(message -> message.path("redeliveryCount").asInt() == 1);
        messages.subList(10, 20).forEach(consumer::acknowledge);
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    @Test
    void aBatchGoesToOneConsumerOfASharedSubscription() {
        Wire one = consumer("s", EARLIEST, "subscriptionType=Shared");
        Wire other = consumer("s", EARLIEST, "subscriptionType=Shared");

        publishBatches(0, 20);

        await().atMost(Wire.LIMIT)
                .until(() -> one.messages().size() + other.messages().size() == 20);
        assertThat(batchesOf(one)).doesNotContainAnyElementsOf(batchesOf(other));
    }

    @Test
    void aMessageOfABatchThatIsRejectedTooOftenTakesTheBatchToTheDeadLetterTopic() {
        publishBatches(0, 10);
        Wire consumer =
                consumer("s", EARLIEST, SOON, "subscriptionType=Shared", "maxRedeliverCount=1");

        consumer.reject(consumer.awaitMessages(10).get(3));
        consumer.reject(consumer.awaitMessages(20).get(13));

        Wire letters = open("reader", path(topic + "-s-DLQ"), "messageId=earliest");
        letters.expectExactly(numbers(0, 10));
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    private static Set<String> batchesOf(Wire consumer) {
        return consumer.messages().stream()
                .map(message -> MessageId.parse(Wire.id(message)))
                .map(id -> id.ledgerId() + ":" + id.entryId())
                .collect(Collectors.toSet());
    }
}
