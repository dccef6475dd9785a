/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The places behind the messages that follow a place, to find out whether a message follows that
 * the server can send: it stops sending at a message that it cannot send, such as one with a null
 * payload.
 *
 * <p>A message is found behind up to {@link #EXACT} such messages, however they are distributed
 * over batches and entries. Behind more of them, it is found if enough other messages follow.
 */
final class PlacesAhead {

    static final int EXACT = 3;

    /** Entries ahead, for a long series of messages that cannot be sent. */
    private static final int[] FAR = {8, 32};

    private PlacesAhead() {}

    /** The places, in the order of the topic. */
    static List<MessageId> of(MessageId at) {
        return Stream.of(
                        inEntry(at),
                        IntStream.rangeClosed(1, EXACT).boxed().flatMap(i -> inEntryAhead(at, i)),
                        IntStream.of(FAR).mapToObj(at::placeInEntryAhead))
                .flatMap(places -> places)
                .toList();
    }

    private static Stream<MessageId> inEntry(MessageId at) {
        if (!at.mayBeFollowedInEntry()) {
            return Stream.of();
        }
        int rest = at.batchSize() > 0 ? at.batchSize() - 1 - at.batchIndex() : EXACT;
        return IntStream.rangeClosed(1, Math.min(rest, EXACT))
                .mapToObj(i -> at.placeAt(at.batchIndex() + i));
    }

    /** In an entry that is not a batch, all of these places are behind the entry. */
    private static Stream<MessageId> inEntryAhead(MessageId at, int entries) {
        return IntStream.rangeClosed(0, EXACT - entries)
                .mapToObj(index -> at.placeInEntryAhead(entries).placeAt(index));
    }
}
