/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import io.github.camel8x8.events.test.broker.MessageId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a reader begins in a topic with several ledgers, if its id is not that of a message. */
public abstract class CraftedIdContract extends WireTest {

    private static final int LEDGERS = 3;
    private static final int MESSAGES = 4;
    private static final int ALL = LEDGERS * MESSAGES;

    private final List<Long> ledgers = new ArrayList<>();

    @BeforeEach
    void fillLedgers() {
        for (int i = 0; i < LEDGERS; i++) {
            if (i > 0) {
                publishToAnotherTopic(); // so that another topic has a ledger in between
                service.unload(topic);
            }
            List<String> ids = publishNumbers(i * MESSAGES, MESSAGES);
            ledgers.add(MessageId.parse(ids.get(0)).ledgerId());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anEntryIsExactInEachLedger(int ledger) {
        int first = ledger * MESSAGES + 2;

        readerAfter(ledgers.get(ledger), 1).expectExactly(numbers(first, ALL - first));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 100, 1L << 40})
    void anEntryAtOrBeyondTheEndOfALedgerBeginsWithTheNextLedger(long entry) {
        readerAfter(ledgers.get(0), entry).expectExactly(numbers(MESSAGES, ALL - MESSAGES));
    }

    @Test
    void theEntryBeforeTheFirstBeginsWithTheLedger() {
        readerAfter(ledgers.get(1), -1).expectExactly(numbers(MESSAGES, ALL - MESSAGES));
    }

    @Test
    void aLedgerOfAnotherTopicBeginsWithTheNextLedger() {
        readerAfter(ledgers.get(1) - 1, 0).expectExactly(numbers(MESSAGES, ALL - MESSAGES));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 5, 100, 1L << 40})
    void anEntryAtOrBeyondTheEndOfTheLastLedgerWaitsForTheNextMessage(long entry) {
        Wire reader = readerAfter(ledgers.get(LEDGERS - 1), entry);

        publish(List.of("next"));

        reader.expectExactly(List.of("next"));
    }

    /**
     * Pulsar's client discards the messages of the entry of the id, also if they are stored later.
     */
    @Test
    void theIdOfTheNextEntryExcludesThatEntry() {
        Wire reader = readerAfter(ledgers.get(LEDGERS - 1), MESSAGES);

        publishNumbers(ALL, 2);

        reader.expectExactly(numbers(ALL + 1, 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void anEntryInNoLedgerOfTheTopicBeginsWithTheOldestMessage(long ledger) {
        readerAfter(ledger, ledger).expectExactly(numbers(0, ALL));
    }

    @Test
    void aLedgerFromTheFutureWaitsForTheNextMessage() {
        Wire reader = readerAfter(ledgers.get(LEDGERS - 1) + 1_000_000, 0);

        publish(List.of("next"));

        reader.expectExactly(List.of("next"));
    }

    private void publishToAnotherTopic() {
        publish(service.newTopic(), List.of(frame("other")));
    }

    private Wire readerAfter(long ledger, long entry) {
        return reader(from(new MessageId(ledger, entry, -1, -1, 0).toText()));
    }
}
