/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which position replaces which. */
class PositionValueTest {

    private static final String TOPIC = "@acme/event-v1/all";

    @Test
    void aLaterPositionReplacesAnEarlierOne() {
        assertThat(replaces(id(5, 2, -1, -1) + TOPIC, id(5, 1, -1, -1) + TOPIC)).isTrue();
        assertThat(replaces(id(6, 0, -1, -1) + TOPIC, id(5, 9, -1, -1) + TOPIC)).isTrue();
        assertThat(replaces(id(5, 1, -1, 3) + TOPIC, id(5, 1, -1, 2) + TOPIC)).isTrue();
    }

    @Test
    void anEarlierPositionAndTheSameOneDoNot() {
        assertThat(replaces(id(5, 1, -1, -1) + TOPIC, id(5, 2, -1, -1) + TOPIC)).isFalse();
        assertThat(replaces(id(5, 9, -1, -1) + TOPIC, id(6, 0, -1, -1) + TOPIC)).isFalse();
        assertThat(replaces(id(5, 1, -1, 2) + TOPIC, id(5, 1, -1, 3) + TOPIC)).isFalse();
        assertThat(replaces(id(5, 1, -1, -1) + TOPIC, id(5, 1, -1, -1) + TOPIC)).isFalse();
    }

    @Test
    void anIdThatWasWrittenByHandHasTheSameOrder() {
        assertThat(replaces(id(5, 1, -1, -1) + TOPIC, id(5, 2, -1, -1))).isFalse();
        assertThat(replaces(id(5, 3, -1, -1) + TOPIC, id(5, 2, -1, -1))).isTrue();
    }

    @Test
    void positionsOfOnePartitionHaveAnOrderAndThoseOfTwoPartitionsDoNot() {
        assertThat(replaces(id(5, 1, 3, -1) + TOPIC, id(5, 2, 3, -1) + TOPIC)).isFalse();
        assertThat(replaces(id(5, 1, 3, -1) + TOPIC, id(5, 2, 4, -1) + TOPIC)).isTrue();
        assertThat(replaces(id(5, 1, -1, -1) + TOPIC, id(5, 2, 0, -1) + TOPIC)).isTrue();
    }

    @Test
    void positionsOfTwoTopicsHaveNoOrder() {
        assertThat(replaces(id(5, 1, -1, -1) + TOPIC, id(5, 2, -1, -1) + "@acme/event-v1/calls"))
                .isTrue();
    }

    @Test
    void aPositionWithATimeIsReplacedByTheSameOneWithoutIt() {
        String id = id(5, 1, 3, -1);
        String withTime = id + " since 2026-11-29T23:41:27.123Z" + TOPIC;

        assertThat(replaces(id + TOPIC, withTime)).isTrue();
        assertThat(replaces(withTime, id + TOPIC)).isFalse();
        assertThat(replaces(withTime, withTime)).isFalse();
    }

    @Test
    void aPositionWithATimeHasTheOrderOfItsId() {
        String withTime = id(5, 2, -1, -1) + " since 2026-11-29T23:41:27.123Z" + TOPIC;

        assertThat(replaces(withTime, id(5, 1, -1, -1) + TOPIC)).isTrue();
        assertThat(replaces(withTime, id(5, 3, -1, -1) + TOPIC)).isFalse();
        assertThat(replaces(id(5, 3, -1, -1) + TOPIC, withTime)).isTrue();
        assertThat(replaces(id(5, 1, -1, -1) + TOPIC, withTime)).isFalse();
    }

    @Test
    void aMarkedPositionIsReplacedByEventsOfTheNewTopicWhichHaveOlderIds() {
        String marked = marked(5);

        assertThat(replaces(entry(4), marked)).isTrue();
        assertThat(replacing(entry(4), marked)).isEqualTo(entry(4));
        assertThat(replaces(entry(5), marked)).isTrue();
    }

    @Test
    void aMarkedPositionIsReplacedByAnEventThatWasInFlightWhichHasTheSameMark() {
        String marked = marked(5);

        assertThat(replaces(entry(7), marked)).isTrue();
        String inFlight = replacing(entry(7), marked);

        assertThat(inFlight).startsWith(entry(7)).isNotEqualTo(entry(7));
        assertThat(PositionValue.text(inFlight)).isEqualTo(entry(7));
        assertThat(replaces(entry(7), inFlight)).isFalse();
        assertThat(replaces(entry(6), inFlight)).isFalse();
        assertThat(replaces(entry(2), inFlight)).isTrue();
    }

    @Test
    void aMarkWithAnUnknownPositionIsReplacedByAnyPosition() {
        String marked = PositionValue.marked(entry(5), PositionValue.of("rubbish"));

        assertThat(replaces(entry(4), marked)).isTrue();
        assertThat(replaces(entry(6), marked)).isTrue();
        assertThat(replacing(entry(6), marked)).isEqualTo(entry(6));
        assertThat(PositionValue.text(marked)).isEqualTo(entry(5));
    }

    @Test
    void aMarkedPositionIsReplacedByThatOfAnotherPartition() {
        String other = id(5, 9, 3, -1) + TOPIC;

        assertThat(replaces(other, marked(5))).isTrue();
        assertThat(replacing(other, marked(5))).isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "@", "e30=", "rubbish@acme/event-v1/all"})
    void anUnknownFormatReplacesAndIsReplaced(String unknown) {
        String known = id(5, 1, -1, -1) + TOPIC;

        assertThat(replaces(unknown, known)).isTrue();
        assertThat(replaces(known, unknown)).isTrue();
        assertThat(replaces(unknown, unknown)).isTrue();
    }

    private static String marked(long entry) {
        return PositionValue.marked(entry(entry), PositionValue.of(entry(entry)));
    }

    private static String entry(long entry) {
        return id(5, entry, -1, -1) + TOPIC;
    }

    private static String replacing(String position, String stored) {
        return PositionValue.of(position).replacing(PositionValue.of(stored), position);
    }

    private static boolean replaces(String position, String stored) {
        return PositionValue.of(position).replaces(PositionValue.of(stored));
    }

    private static String id(long ledger, long entry, int partition, int batchIndex) {
        return new MessageId(ledger, entry, partition, batchIndex, batchIndex < 0 ? -1 : 10, null)
                .toText();
    }
}
