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
        assertThat(replaces(withTime, id + TOPIC)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish", "@", "e30=", "rubbish@acme/event-v1/all"})
    void anUnknownFormatReplacesAndIsReplaced(String unknown) {
        String known = id(5, 1, -1, -1) + TOPIC;

        assertThat(replaces(unknown, known)).isTrue();
        assertThat(replaces(known, unknown)).isTrue();
        assertThat(replaces(unknown, unknown)).isTrue();
    }

    private static boolean replaces(String position, String stored) {
        return PositionValue.of(position).replaces(PositionValue.of(stored));
    }

    private static String id(long ledger, long entry, int partition, int batchIndex) {
        return new MessageId(ledger, entry, partition, batchIndex, batchIndex < 0 ? -1 : 10, null)
                .toText();
    }
}
