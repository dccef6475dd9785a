/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How broker events affect open sockets. */
public abstract class LifecycleContract extends WireTest {

    private static final String EARLIEST = "subscriptionInitialPosition=Earliest";
    private static final String END = "{\"type\":\"isEndOfTopic\"}";

    @Test
    void anUnloadKeepsAReaderExact() {
        Wire reader = reader();
        publishNumbers(0, 10);
        reader.awaitMessages(10);

        service.unload(topic);
        publishNumbers(10, 10);

        reader.expectExactly(numbers(0, 20));
    }

    @Test
    void anUnloadBringsAConsumerWhatItHasNotAcknowledged() {
        publishNumbers(0, 5);
        Wire consumer = consumer("s", EARLIEST);
        consumer.awaitMessages(5);

        service.unload(topic);

        consumer.awaitMessages(10);
        assertThat(consumer.payloads()).startsWith("0", "1", "2", "3", "4", "0", "1");
    }

    @Test
    void withAnExhaustedWindowTheDuplicatesOfAnUnloadFollowTheAcknowledgements() {
        publishNumbers(0, 10);
        Wire consumer = consumer("s", EARLIEST, "receiverQueueSize=5");
        consumer.expectExactly(numbers(0, 5));

        service.unload(topic);
        consumer.expectExactly(numbers(0, 5));
        consumer.acknowledgeAll();

        consumer.awaitMessages(10);
        assertThat(consumer.payloads())
                .startsWith("0", "1", "2", "3", "4", "0", "1", "2", "3", "4");
    }

    @Test
    void aReaderOfATerminatedTopicIsAtTheEndWhenAllIsRead() {
        publishNumbers(0, 3);
        Wire reader = reader("messageId=earliest");
        reader.awaitMessages(3);

        service.terminate(topic);

        await().atMost(Wire.LIMIT)
                .until(() -> askForTheEnd(reader).contains("{\"endOfTopic\":true}"));
        assertThat(reader.isOpen()).isTrue();
    }

    @Test
    void aConsumerOfATerminatedTopicIsAtTheEndWhenAllIsAcknowledged() {
        publishNumbers(0, 3);
        Wire consumer = consumer("s", EARLIEST);
        consumer.awaitMessages(3);

        service.terminate(topic);
        assertThat(consumer.send(END).awaitControl()).hasToString("{\"endOfTopic\":false}");
        consumer.acknowledgeAll();

        await().atMost(Wire.LIMIT)
                .until(() -> askForTheEnd(consumer).contains("{\"endOfTopic\":true}"));
    }

    @Test
    void aTerminatedTopicAcceptsNoProducer() {
        publishNumbers(0, 1);
        service.terminate(topic);

        Rejected.by(() -> open("producer", path(topic))).with(503);
    }

    @Test
    void aDeletedTopicThatMayBeMadeAgainContinuesWithItsReaders() {
        Wire reader = reader();
        publishNumbers(0, 2);
        reader.awaitMessages(2);

        service.delete(service.namespace(), topic);
        publishNumbers(2, 2);

        reader.expectExactly(numbers(0, 4));
    }

    @Test
    void aDeletedTopicThatMayNotBeMadeAgainLeavesAnOpenSilentSocket() {
        String namespace = service.newNamespace();
        service.forbidTopicCreation(namespace);
        service.createTopic(namespace, "t");
        Wire reader = open("reader", service.tenant() + "/" + namespace + "/t");

        service.delete(namespace, "t");
        service.createTopic(namespace, "t");

        assertThat(reader.send("{}").send(END).awaitControl())
                .hasToString("{\"endOfTopic\":false}");
        assertThat(reader.messages()).isEmpty();
        assertThat(reader.isOpen()).isTrue();
    }

    @Test
    void aPingIsAnswered() {
        Wire reader = reader();

        reader.ping().send(END).awaitControl();

        assertThat(reader.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[1]"})
    void aReadersFrameThatIsNotAnObjectCutsTheConnection(String frame) {
        assertThat(reader().send(frame).awaitClose()).isEqualTo(1006);
    }

    @Test
    void nullClosesWithAServerError() {
        assertThat(reader().send("null").awaitClose()).isEqualTo(1011);
    }

    @Test
    void aTextThatIsTooLongIsRejected() {
        Wire producer = open("producer", path(topic));

        producer.send("{\"payload\":\"" + "A".repeat(1024 * 1024) + "\"}");

        assertThat(producer.awaitClose()).isEqualTo(1009);
        assertThat(producer.closeReason()).contains("exceeds maximum size [1048576]");
    }

    private static List<String> askForTheEnd(Wire wire) {
        wire.send(END);
        return wire.frames();
    }
}
