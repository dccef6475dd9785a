/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Consumer API: subscriptions, acknowledgements, credits. */
public abstract class ConsumerContract extends WireTest {

    private static final String EARLIEST = "subscriptionInitialPosition=Earliest";
    private static final String SHARED = "subscriptionType=Shared";

    @Test
    void aNewSubscriptionBeginsWithTheNextMessage() {
        publishNumbers(0, 5);
        Wire consumer = consumer("s");

        publishNumbers(5, 5);

        consumer.expectExactly(numbers(5, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Shared", "Failover", "Key_Shared"})
    void everyTypeDeliversAndWhatIsAcknowledgedStaysSo(String type) {
        publishNumbers(0, 20);
        Wire consumer = consumer("s", EARLIEST, "subscriptionType=" + type);
        consumer.expectExactly(numbers(0, 20));

        consumer.acknowledgeAll();

        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Exclusive", "Shared", "Failover", "Key_Shared"})
    void whatWasNotAcknowledgedIsRedeliveredToTheNextWithoutBeingCounted(String type) {
        publishNumbers(0, 10);
        Wire first = consumer("s", EARLIEST, "subscriptionType=" + type);
        first.expectExactly(numbers(0, 10));
        first.messages().subList(0, 4).forEach(first::acknowledge);
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 6);
        first.closeNormally();

        Wire second = consumer("s", "subscriptionType=" + type);

        assertThat(second.expectExactly(numbers(4, 6)))
                .allMatch(message -> message.path("redeliveryCount").asInt() == 0);
    }

    @Test
    void aSecondExclusiveConsumerIsRejected() {
        consumer("s");

        Rejected.by(() -> consumer("s")).with(409, "Exclusive consumer is already connected");
    }

    @Test
    void aConsumerOfAnotherTypeIsRejected() {
        consumer("s", SHARED);

        Rejected.by(() -> consumer("s")).with(409, "Subscription is of different type");
    }

    @Test
    void anExclusivePlaceIsFreeAgainAfterTheEnd() {
        consumer("s").closeNormally();

        assertThat(consumer("s").isOpen()).isTrue();
    }

    @Test
    void aNonDurableSubscriptionGoesWithItsConsumer() {
        publishNumbers(0, 5);
        Wire first = consumer("s", EARLIEST, "subscriptionMode=NonDurable");
        first.expectExactly(numbers(0, 5));
        first.acknowledgeAll();
        first.closeNormally();

        consumer("s", EARLIEST, "subscriptionMode=NonDurable").expectExactly(numbers(0, 5));
    }

    @Test
    void twoSharedConsumersShareTheWork() {
        Wire one = consumer("s", SHARED);
        Wire two = consumer("s", SHARED);

        publishNumbers(0, 200);

        await().atMost(Wire.LIMIT)
                .until(() -> one.messages().size() + two.messages().size() == 200);
        List<String> all = new ArrayList<>(one.payloads());
        all.addAll(two.payloads());
        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers(0, 200));
        assertThat(one.messages()).isNotEmpty();
        assertThat(two.messages()).isNotEmpty();
    }

    @Test
    void messagesOfAKeyGoToOneConsumer() {
        Wire one = consumer("s", "subscriptionType=Key_Shared");
        Wire two = consumer("s", "subscriptionType=Key_Shared");

        publish(
                topic,
                numbers(0, 100).stream()
                        .map(n -> frame(n).put("key", "key-" + Integer.parseInt(n) % 20))
                        .toList());

        await().atMost(Wire.LIMIT)
                .until(() -> one.messages().size() + two.messages().size() == 100);
        assertThat(keys(one)).doesNotContainAnyElementsOf(keys(two));
    }

    @Test
    void theSecondOfAFailoverTakesOver() {
        Wire first = consumer("s", "subscriptionType=Failover", "priorityLevel=0");
        Wire second = consumer("s", "subscriptionType=Failover", "priorityLevel=1");
        publishNumbers(0, 5);
        first.expectExactly(numbers(0, 5));
        assertThat(second.messages()).isEmpty();

        first.closeNormally();

        second.expectExactly(numbers(0, 5));
    }

    @Test
    void theWindowOpensWithEachAcknowledgementAlsoOfTheSame() {
        publishNumbers(0, 50);
        Wire consumer = consumer("s", EARLIEST, "receiverQueueSize=10");
        JsonNode first = consumer.expectExactly(numbers(0, 10)).get(0);

        consumer.acknowledge(first).acknowledge(first);

        consumer.expectExactly(numbers(0, 12));
    }

    @Test
    void aWindowOfZeroIsOneOfOne() {
        publishNumbers(0, 5);

        consumer("s", EARLIEST, "receiverQueueSize=0").expectExactly(numbers(0, 1));
    }

    @Test
    void aBatchIsAcknowledgedWhenAllOfItIs() {
        publishBatches(0, 10);
        Wire first = consumer("s", EARLIEST);
        first.expectExactly(numbers(0, 10));
        first.messages().subList(0, 5).forEach(first::acknowledge);
        first.closeNormally();

        Wire second = consumer("s");
        second.expectExactly(numbers(0, 10));
        second.acknowledgeAll();

        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    @Test
    void idsOfAnEarlierSessionAcknowledgeAMessageThatWasNotBatched() {
        publishNumbers(0, 5);
        Wire first = consumer("s", EARLIEST);
        first.expectExactly(numbers(0, 5));
        first.closeNormally();

        Wire second = consumer("s");
        first.messages().forEach(second::acknowledge);

        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    @Test
    void inPullModePermitsAreTheCredits() {
        publishNumbers(0, 20);
        Wire consumer = consumer("s", EARLIEST, "pullMode=true");
        consumer.expectNothing();

        consumer.send("{\"type\":\"permit\",\"permitMessages\":3}");
        consumer.expectExactly(numbers(0, 3));
        consumer.acknowledgeAll();
        consumer.expectExactly(numbers(0, 3));
        consumer.send("{\"type\":\"permit\",\"permitMessages\":2}");

        consumer.expectExactly(numbers(0, 5));
    }

    @Test
    void anUnknownCommandWithAnIdAcknowledges() {
        publishNumbers(0, 1);
        Wire consumer = consumer("s", EARLIEST);
        String id = Wire.id(consumer.awaitMessages(1).get(0));

        consumer.send("{\"type\":\"ack\",\"messageId\":\"" + id + "\"}");

        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == 0);
    }

    @Test
    void afterUnsubscribingTheSocketStaysOpenAndSilent() {
        Wire consumer = consumer("s");
        publishNumbers(0, 1);
        consumer.awaitMessages(1);

        consumer.send("{\"type\":\"unsubscribe\"}");
        await().atMost(Wire.LIMIT).until(() -> service.backlog(topic, "s") == -1);
        publishNumbers(1, 1);

        consumer.expectExactly(numbers(0, 1));
        assertThat(consumer.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{\"type\":\"permit\"}", "{\"messageId\":\"AAAA\"}"})
    void whatCannotBeReadCutsTheConnection(String frame) {
        assertThat(consumer("s").send(frame).awaitClose()).isEqualTo(1006);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"messageId\":null}", "{\"messageId\":\"!!!!\"}"})
    void aCommandThatMakesNoSenseClosesWithAServerError(String frame) {
        assertThat(consumer("s").send(frame).awaitClose()).isEqualTo(1011);
    }

    private static List<String> keys(Wire wire) {
        return wire.messages().stream().map(m -> m.path("key").asText()).distinct().toList();
    }
}
