/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camel8x8.events.test.broker.MessageId;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Reader API: its start positions and its credits. */
public abstract class ReaderContract extends WireTest {

    private static final String SMALL = "receiverQueueSize=10";

    @ParameterizedTest
    @ValueSource(strings = {"messageId=latest", "messageId=", "readerName=r"})
    void withoutAPositionOnlyWhatComesLaterIsRead(String parameter) {
        publishNumbers(0, 10);
        Wire reader = reader(parameter);

        publishNumbers(10, 10);

        reader.expectExactly(numbers(10, 10));
    }

    @Test
    void earliestReadsAllThatIsThereAndContinues() {
        publishNumbers(0, 10);
        Wire reader = reader("messageId=earliest");
        publishNumbers(10, 10);

        reader.expectExactly(numbers(0, 20));
    }

    @Test
    void anIdIsExclusive() {
        List<String> ids = publishNumbers(0, 20);

        reader(from(ids.get(4))).expectExactly(numbers(5, 15));
    }

    @Test
    void theIdOfTheLastMessageWaitsForTheNext() {
        List<String> ids = publishNumbers(0, 5);
        Wire reader = reader(from(ids.get(4)));

        publishNumbers(5, 1);

        reader.expectExactly(numbers(5, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9, 10, 15})
    void anIdWithinABatchIsExact(int index) {
        publishBatches(0, 20);
        Wire all = reader("messageId=earliest");
        all.awaitMessages(20);

        reader(from(all.ids().get(index))).expectExactly(numbers(index + 1, 19 - index));
    }

    /** The experience of a client that keeps the ids of entries only: it reads the batch again. */
    @Test
    void theIdOfAnEntryThatIsABatchBeginsWithTheFirstMessageOfTheBatch() {
        publishBatches(0, 20);
        Wire all = reader("messageId=earliest");
        all.awaitMessages(20);

        reader(from(withIndex(all.ids().get(4), -1))).expectExactly(numbers(0, 20));
    }

    @Test
    void anIndexBeyondABatchBeginsWithTheNextEntry() {
        publishBatches(0, 20);
        Wire all = reader("messageId=earliest");
        all.awaitMessages(20);

        reader(from(withIndex(all.ids().get(4), 1 << 20))).expectExactly(numbers(10, 10));
    }

    @Test
    void anIndexInAnEntryThatIsNoBatchBeginsWithTheNextEntry() {
        List<String> ids = publishNumbers(0, 20);

        reader(from(withIndex(ids.get(4), 1 << 20))).expectExactly(numbers(5, 15));
    }

    @Test
    void anIdOfALedgerThatIsGoneBeginsWithTheOldestMessage() {
        publishNumbers(0, 5);

        reader(from(base64(0x08, 0x00, 0x10, 0x00))).expectExactly(numbers(0, 5));
    }

    @Test
    void anIdFromTheFutureWaitsForTheNextMessage() {
        publishNumbers(0, 5);
        Wire reader = reader(from(base64(0x08, 0xbf, 0x84, 0x3d, 0x10, 0x00)));

        publishNumbers(5, 2);

        reader.expectExactly(numbers(5, 2));
    }

    @Test
    void anUnpaddedIdIsTaken() {
        List<String> ids = publishNumbers(0, 3);

        reader(from(ids.get(1).replace("=", ""))).expectExactly(numbers(2, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "10, 10", "1000, 1000", "2000, 1000"})
    void withoutCreditsItStopsAfterTheWindow(int receiverQueueSize, int delivered) {
        publishNumbers(0, 1100);

        reader("messageId=earliest", "receiverQueueSize=" + receiverQueueSize)
                .expectExactly(numbers(0, delivered));
    }

    @Test
    void aWindowOfZeroNeverOpens() {
        publishNumbers(0, 5);
        Wire reader = reader("messageId=earliest", "receiverQueueSize=0");

        reader.send("{}").send("{}");

        reader.expectNothing();
    }

    @Test
    void everyObjectIsACreditWhateverItSays() {
        publishNumbers(0, 100);
        Wire reader = reader("messageId=earliest", SMALL);
        JsonNode first = reader.expectExactly(numbers(0, 10)).get(0);

        reader.acknowledge(first).acknowledge(first);
        reader.send("{}");
        reader.send("{\"messageId\":\"nonsense\"}");
        reader.send("{\"type\":\"whatever\"}");
        reader.reject(first);

        reader.expectExactly(numbers(0, 16));
    }

    @Test
    void creditsCanBePrepaid() {
        Wire reader = reader(SMALL);
        for (int i = 0; i < 20; i++) {
            reader.send("{}");
        }
        reader.send("{\"type\":\"isEndOfTopic\"}").awaitControl();

        publishNumbers(0, 50);

        reader.expectExactly(numbers(0, 30));
    }

    @Test
    void batchesDoNotChangeTheCredits() {
        publishBatches(0, 30);

        reader("messageId=earliest", "receiverQueueSize=3").expectExactly(numbers(0, 3));
    }

    @Test
    void aBinaryFrameIsNoCredit() {
        publishNumbers(0, 20);
        Wire reader = reader("messageId=earliest", SMALL);
        reader.awaitMessages(10);

        reader.sendBinary("{}");

        reader.expectExactly(numbers(0, 10));
    }

    @Test
    void theQuestionForTheEndIsAnsweredAndIsNoCredit() {
        publishNumbers(0, 20);
        Wire reader = reader("messageId=earliest", SMALL);
        reader.awaitMessages(10);

        JsonNode answer = reader.send("{\"type\":\"isEndOfTopic\"}").awaitControl();

        assertThat(answer).hasToString("{\"endOfTopic\":false}");
        reader.expectExactly(numbers(0, 10));
    }

    @Test
    void severalReadersOfOneNameEachGetEverything() {
        publishNumbers(0, 5);

        Wire one = reader("messageId=earliest", "readerName=same");
        Wire two = reader("messageId=earliest", "readerName=same");

        one.expectExactly(numbers(0, 5));
        two.expectExactly(numbers(0, 5));
    }

    @Test
    void nothingIsMissedBetweenTheHandshakeAndTheFirstMessage() {
        Wire reader = reader();

        publishNumbers(0, 60);

        reader.expectExactly(numbers(0, 60));
    }

    private static String withIndex(String id, int index) {
        MessageId entry = MessageId.parse(id);
        return new MessageId(entry.ledgerId(), entry.entryId(), entry.partition(), index, 0)
                .toText();
    }

    private static String base64(int... bytes) {
        byte[] id = new byte[bytes.length];
        for (int i = 0; i < id.length; i++) {
            id[i] = (byte) bytes[i];
        }
        return Base64.getEncoder().encodeToString(id);
    }
}
