/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The search for a time, on a simulated topic. */
class TimeSearchTest {

    private static final Instant BASE = Instant.parse("2026-11-27T00:00:00Z");

    private final List<MessageFrame> topic = new ArrayList<>();
    private int probes;

    @RepeatedTest(200)
    void findsTheLastEntryBeforeTheTimeWhateverTheLedgersAndBatches(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long last = fillAtRandom(random);
        Instant time = BASE.plusMillis(random.nextLong(last + 2));

        String position = search(time, random, 0);

        MessageFrame first = firstAtOrAfter(time);
        int begin = indexOf(after(position));
        assertThat(topic.subList(begin, indexOf(first)))
                .as("earlier events that are read")
                .allMatch(message -> entry(message).equals(entry(position)));
        assertThat(probes).isLessThan(130);
    }

    @RepeatedTest(100)
    void neverBeginsTooLateEvenIfProbesAreSilentForNoReason(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long last = fillAtRandom(random);
        Instant time = BASE.plusMillis(random.nextLong(last + 2));

        String position = search(time, random, 0.3);

        MessageFrame first = firstAtOrAfter(time);
        MessageFrame next = after(position);
        if (first != null) {
            assertThat(next).isNotNull();
            assertThat(next.published()).isBeforeOrEqualTo(first.published());
        }
    }

    @Test
    void anEmptyTopicIsReadFromItsBeginning() {
        String position = search(BASE, new Random(1), 0);

        add(new MessageId(7, 0, -1, -1), 5);
        assertThat(after(position)).isEqualTo(topic.get(0));
        assertThat(probes).isOne();
    }

    @Test
    void aTimeBeforeTheOldestEventNeedsOneProbe() {
        add(new MessageId(7, 0, -1, -1), 5);
        TimeSearch search = new TimeSearch(BASE);

        assertThat(search.nextProbe()).isEqualTo(ReaderApi.EARLIEST);
        search.found(topic.get(0));

        assertThat(after(search.position())).isEqualTo(topic.get(0));
        assertThat(search.oldest()).isEqualTo(BASE.plusMillis(5));
    }

    @Test
    void anEventWithoutAPublishTimeCountsAsLater() {
        for (int entry = 0; entry < 10; entry++) {
            add(new MessageId(7, entry, -1, -1), entry);
        }
        MessageFrame unknown = topic.get(6);
        topic.set(
                6,
                new MessageFrame(unknown.messageId(), new byte[0], Map.of(), null, 0, null, null));

        String position = search(BASE.plusMillis(9), new Random(1), 0);

        assertThat(MessageId.parse(after(position).messageId()).entryId()).isLessThanOrEqualTo(9);
    }

    @Test
    void aTopicOfManyLedgersNeedsSomeTensOfProbes() {
        for (int ledger = 0; ledger < 50; ledger++) {
            for (int entry = 0; entry < 2_000; entry++) {
                add(new MessageId(1000 + 37L * ledger, entry, -1, -1), topic.size());
            }
        }
        Random random = new Random(1);
        int most = 0;
        for (int i = 0; i < 100; i++) {
            probes = 0;
            Instant time = BASE.plusMillis(random.nextInt(100_000));
            assertThat(after(search(time, random, 0))).isEqualTo(firstAtOrAfter(time));
            most = Math.max(most, probes);
        }

        assertThat(most).isBetween(15, 45);
    }

    /** Returns the publish time of the last event, in milliseconds after the base. */
    private long fillAtRandom(Random random) {
        long ledger = random.nextInt(1000);
        long millis = 0;
        int ledgers = 1 + random.nextInt(6);
        for (int i = 0; i < ledgers; i++) {
            int entries = 1 + random.nextInt(random.nextBoolean() ? 5 : 200);
            for (int entry = 0; entry < entries; entry++) {
                int batch = random.nextInt(3) == 0 ? 1 + random.nextInt(10) : 0;
                millis += random.nextInt(4); // several entries may have the same time
                for (int index = 0; index < Math.max(1, batch); index++) {
                    add(
                            batch == 0
                                    ? new MessageId(ledger, entry, -1, -1)
                                    : new MessageId(ledger, entry, -1, index, batch, null),
                            millis);
                }
            }
            ledger += 1 + random.nextInt(random.nextBoolean() ? 1 : 100_000);
        }
        return millis;
    }

    private void add(MessageId id, long millis) {
        topic.add(
                new MessageFrame(
                        id.toText(),
                        new byte[0],
                        Map.of(),
                        BASE.plusMillis(millis).toString(),
                        0,
                        null,
                        null));
    }

    private String search(Instant time, Random random, double silent) {
        TimeSearch search = new TimeSearch(time);
        while (search.position() == null) {
            probes++;
            String after = search.nextProbe();
            search.found(
                    random.nextDouble() < silent
                            ? null
                            : after.equals(ReaderApi.EARLIEST) ? oldest() : after(after));
        }
        return search.position();
    }

    private MessageFrame oldest() {
        return topic.isEmpty() ? null : topic.get(0);
    }

    /** The first message after a place, as the server sends it; null if there is none. */
    private MessageFrame after(String position) {
        MessageId place = MessageId.parse(position);
        int low = 0;
        int high = topic.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (MessageId.parse(topic.get(middle).messageId()).compareTo(place) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < topic.size() ? topic.get(low) : null;
    }

    private MessageFrame firstAtOrAfter(Instant time) {
        int low = 0;
        int high = topic.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (topic.get(middle).published().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < topic.size() ? topic.get(low) : null;
    }

    /** The end of the topic if there is no such message. */
    private int indexOf(MessageFrame message) {
        return message == null ? topic.size() : topic.indexOf(message);
    }

    private static String entry(MessageFrame message) {
        return entry(message.messageId());
    }

    private static String entry(String id) {
        MessageId parsed = MessageId.parse(id);
        return parsed.ledgerId() + ":" + parsed.entryId();
    }
}
