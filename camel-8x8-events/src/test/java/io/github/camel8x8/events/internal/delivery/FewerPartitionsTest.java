/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a topic has lost partitions, and when a part of its server is only down. */
class FewerPartitionsTest {

    private static final int KNOWN = 3;

    private final FewerPartitions fewer = new FewerPartitions();

    @Test
    void aSmallerNumberCountsWhenItWasFoundFiveTimesInARow() {
        assertThat(IntStream.range(0, 6).mapToObj(i -> fewer.isConfirmed(KNOWN, 2)))
                .containsExactly(false, false, false, false, true, true);
    }

    @Test
    void theKnownNumberInBetweenBeginsAgain() {
        find(2, 4);
        fewer.isConfirmed(KNOWN, KNOWN);

        assertThat(find(2, 4)).isFalse();
    }

    @Test
    void aLookWithoutAResultInBetweenBeginsAgain() {
        find(2, 4);
        fewer.begin();

        assertThat(find(2, 4)).isFalse();
    }

    @Test
    void anotherSmallerNumberBeginsAgain() {
        find(2, 4);

        assertThat(find(1, 4)).isFalse();
        assertThat(find(1, 1)).isTrue();
    }

    @Test
    void aTopicWithoutPartitionsIsASmallerNumberToo() {
        assertThat(find(0, 4)).isFalse();
        assertThat(find(0, 1)).isTrue();
    }

    private boolean find(int count, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> fewer.isConfirmed(KNOWN, count))
                .toList()
                .contains(true);
    }
}
