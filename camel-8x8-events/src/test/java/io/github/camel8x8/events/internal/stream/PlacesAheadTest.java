/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which places find a message behind messages that the server cannot send. */
class PlacesAheadTest {

    /** The sizes of batches, for all positions and up to three messages that cannot be sent. */
    static Stream<List<Integer>> topics() {
        return Stream.of(
                List.of(1, 1, 1, 1, 1, 1, 1),
                List.of(2, 1, 3, 1, 1, 1),
                List.of(3, 3, 3),
                List.of(5, 2, 2, 1),
                List.of(1, 9),
                List.of(9));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void theNextMessageIsFoundBehindAnyThreeMessagesThatCannotBeSent(List<Integer> batches) {
        List<MessageId> topic = topic(batches);
        for (int at = 0; at < topic.size(); at++) {
            for (int next = at + 2; next < Math.min(topic.size(), at + 5); next++) {
                int found = next;
                assertThat(PlacesAhead.of(topic.get(at)))
                        .as("from %d to %d in %s", at, next, batches)
                        .anyMatch(place -> first(topic, place) == found);
            }
        }
    }

    @Test
    void aLongSeriesThatIsFollowedByAsManyMessagesIsPassed() {
        List<MessageId> topic = topic(IntStream.range(0, 60).mapToObj(i -> 1).toList());

        assertThat(PlacesAhead.of(topic.get(0)))
                .anyMatch(place -> first(topic, place) > 20 && first(topic, place) < 60);
    }

    private static List<MessageId> topic(List<Integer> batches) {
        List<MessageId> topic = new ArrayList<>();
        for (int entry = 0; entry < batches.size(); entry++) {
            int size = batches.get(entry);
            for (int i = 0; i < size; i++) {
                topic.add(
                        size == 1
                                ? new MessageId(5, entry, -1, -1)
                                : new MessageId(5, entry, -1, i, size, null));
            }
        }
        return topic;
    }

    /** The first message after a place; an entry that is not a batch ends at each of its places. */
    private static int first(List<MessageId> topic, MessageId place) {
        return IntStream.range(0, topic.size())
                .filter(i -> isAfter(topic.get(i), place))
                .findFirst()
                .orElse(-1);
    }

    private static boolean isAfter(MessageId message, MessageId place) {
        return message.entryId() != place.entryId()
                ? message.entryId() > place.entryId()
                : message.batchIndex() > place.batchIndex();
    }
}
