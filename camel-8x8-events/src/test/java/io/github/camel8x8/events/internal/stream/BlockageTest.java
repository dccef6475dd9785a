/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.flow.SilentPlace;
import io.github.camel8x8.events.internal.stream.flow.SimulatedTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conditions for a reader to skip a message that the server does not send. */
class BlockageTest {

    private static final MessageId EVENT = new MessageId(1, 7, -1, -1);
    private static final MessageId NEXT = EVENT.placeInEntryAhead(1);
    private static final MessageId LATER = new MessageId(1, 9, -1, -1);

    private final Blockage blockage = new Blockage();

    @Test
    void aQuietTopicIsNoReasonToStep() {
        for (int i = 0; i < 100; i++) {
            List<MessageId> places = blockage.placesToProbe(EVENT);
            assertThat(places).as("one probe in each silence").hasSize(1);
            assertThat(step(EVENT, true, silent(places.get(0)))).isNull();
        }
        assertThat(blockage.isSuspected()).isFalse();
    }

    @Test
    void everyOtherSilenceIsProbedBehindTheNextMessage() {
        List<MessageId> places = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            places.addAll(blockage.placesToProbe(EVENT));
        }

        assertThat(places)
                .containsExactly(
                        NEXT,
                        NEXT.placeInEntryAhead(1),
                        NEXT,
                        NEXT.placeAt(1),
                        NEXT,
                        NEXT.placeInEntryAhead(2),
                        NEXT,
                        NEXT.placeAt(2));
    }

    @Test
    void aLaterMessageIsAReasonToCheckAndTheSecondOneToStep() {
        assertThat(blockage.placesToProbe(EVENT)).containsExactly(NEXT);
        assertThat(step(EVENT, false, found(NEXT))).isNull();
        assertThat(blockage.isSuspected()).isTrue();

        assertThat(blockage.placesToProbe(EVENT)).containsExactly(NEXT);
        assertThat(step(EVENT, true, found(NEXT))).isEqualTo(NEXT);

        blockage.stepped(NEXT);
        assertThat(blockage.isSuspected()).as("the next session brings the later one").isFalse();
    }

    @Test
    void aSessionThatDoesNotSendTheEventBeforeIsNoReasonToStep() {
        for (int i = 0; i < 10; i++) {
            blockage.placesToProbe(EVENT);
            assertThat(step(EVENT, false, found(NEXT))).isNull();
        }
    }

    @Test
    void aProbeThatFindsNothingTheSecondTimeIsNoReasonToStep() {
        blockage.placesToProbe(EVENT);
        step(EVENT, true, found(NEXT));
        blockage.placesToProbe(EVENT);
        assertThat(step(EVENT, true, silent(NEXT))).isNull();
        assertThat(blockage.isSuspected()).isFalse();

        blockage.placesToProbe(EVENT);
        assertThat(step(EVENT, true, found(NEXT))).as("it begins again").isNull();
    }

    @Test
    void anEventEndsTheSuspicion() {
        blockage.placesToProbe(EVENT);
        step(EVENT, true, found(NEXT));

        blockage.clear();

        blockage.placesToProbe(EVENT);
        assertThat(step(EVENT, true, found(NEXT))).isNull();
    }

    @Test
    void severalMessagesAreSteppedOverOneByOne() {
        MessageId second = NEXT.placeInEntryAhead(1);
        blockage.placesToProbe(EVENT);
        step(EVENT, true, silent(NEXT));
        assertThat(blockage.placesToProbe(EVENT)).containsExactly(second);
        step(EVENT, true, found(second));
        assertThat(blockage.placesToProbe(EVENT)).containsExactly(second);

        assertThat(step(EVENT, true, found(second))).isEqualTo(NEXT);

        blockage.stepped(NEXT);
        assertThat(blockage.isSuspected()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 8})
    void inABatchTheStepIsOneMessage(int index) {
        MessageId event = new MessageId(1, 7, -1, index, 10, null);
        MessageId next = event.placeAt(index + 1);
        blockage.placesToProbe(event);
        step(event, true, found(next));
        assertThat(blockage.placesToProbe(event)).containsExactly(next);

        assertThat(step(event, true, found(next))).isEqualTo(next);
    }

    @Test
    void behindTheLastOfABatchTheStepIsTheFirstMessageOfTheNextEntry() {
        MessageId event = new MessageId(1, 7, -1, 9, 10, null);

        assertThat(blockage.placesToProbe(event)).containsExactly(NEXT);
    }

    /** The next message may be in the same entry, whose size is unknown from the ids so far. */
    @Test
    void anEntryOfUnknownSizeIsSkippedOnlyWhenNothingInItCanBeSent() {
        MessageId later = NEXT.placeInEntryAhead(1);
        TopicProbe.Result[] results = allOf(NEXT, later);
        results[4] = TopicProbe.Result.inconclusive(results[4].place());
        for (int i = 0; i < 5; i++) {
            blockage.placesToProbe(NEXT);
            assertThat(step(NEXT, false, results)).as("one probe has failed").isNull();
        }

        results[4] = TopicProbe.Result.silent(results[4].place());
        blockage.placesToProbe(NEXT);
        assertThat(step(NEXT, false, results)).isEqualTo(later);
    }

    @Test
    void aMessageInAnEntryOfUnknownSizeIsNotSkipped() {
        for (int i = 0; i < 2; i++) {
            TopicProbe.Result[] results = allOf(NEXT, NEXT.placeInEntryAhead(1));
            results[1] =
                    TopicProbe.Result.of(results[1].place(), new MessageId(1, 8, -1, 3, 5, null));
            blockage.placesToProbe(NEXT);
            assertThat(step(NEXT, false, results)).isNull();
        }
        TopicProbe.Result[] results = allOf(NEXT, NEXT.placeAt(2));
        results[1] = TopicProbe.Result.of(results[1].place(), new MessageId(1, 8, -1, 3, 5, null));
        blockage.placesToProbe(NEXT);

        assertThat(step(NEXT, false, results)).isEqualTo(NEXT.placeAt(1));
    }

    @Test
    void aMessageBeforeThePlaceIsNotFoundBehindIt() {
        MessageId future = EVENT.placeInEntryAhead(2);

        assertThat(TopicProbe.Result.of(future, new MessageId(1, 8, -1, -1)).message()).isNull();
        assertThat(TopicProbe.Result.of(future, new MessageId(1, 9, -1, -1)).message()).isNull();
        assertThat(TopicProbe.Result.of(future, new MessageId(1, 9, -1, 0)).message()).isNull();
        assertThat(TopicProbe.Result.of(future, new MessageId(1, 9, -1, 1)).message()).isNotNull();
        assertThat(TopicProbe.Result.of(future, new MessageId(1, 10, 2, -1)).message()).isNull();
        assertThat(TopicProbe.Result.of(future, new MessageId(2, 0, -1, -1)).message()).isNotNull();
    }

    /**
     * On any topic, with null payloads anywhere, dead sessions and failed probes: the reader
     * receives every event, or waits before it.
     */
    @Property(tries = 2000)
    void noEventIsSkipped(@ForAll("topics") List<List<Boolean>> topic, @ForAll long seed) {
        SimulatedTopic server = new SimulatedTopic(topic, seed);

        server.read(blockage, 300);

        assertThat(server.received).isEqualTo(server.events().subList(0, server.received.size()));
        assertThat(server.received).as("none is left").hasSize(server.events().size());
    }

    /** For each entry, which of its messages are events; the others have a null payload. */
    @Provide
    Arbitrary<List<List<Boolean>>> topics() {
        List<List<Boolean>> events = Collections.nCopies(Blockage.MAX_AHEAD, List.of(true));
        return Arbitraries.of(true, true, true, false)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .list()
                .ofMaxSize(6)
                .map(
                        entries -> {
                            List<List<Boolean>> all = new ArrayList<>();
                            all.add(List.of(true)); // a reader needs an id to step from
                            all.addAll(entries);
                            all.addAll(events); // and a later event
                            return all;
                        });
    }

    private MessageId step(MessageId at, boolean begunThere, TopicProbe.Result... results) {
        return blockage.stepAfter(
                new SilentPlace(at.toText(), at, begunThere), Arrays.asList(results));
    }

    private static TopicProbe.Result silent(MessageId place) {
        return TopicProbe.Result.silent(place);
    }

    private static TopicProbe.Result found(MessageId place) {
        return TopicProbe.Result.of(place, LATER.compareTo(place) > 0 ? LATER : farLater());
    }

    private static MessageId farLater() {
        return new MessageId(1, 1000, -1, -1);
    }

    /** Finds no message in the places of the entry, and a message after the last place. */
    private TopicProbe.Result[] allOf(MessageId at, MessageId last) {
        List<TopicProbe.Result> results = new ArrayList<>();
        for (int i = 1; i <= Blockage.MAX_IN_BATCH; i++) {
            results.add(silent(at.placeAt(at.batchIndex() + i)));
        }
        if (last.entryId() != at.entryId()) {
            results.add(found(last));
        }
        return results.toArray(TopicProbe.Result[]::new);
    }
}
