/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A message that is too large for this client ends each session that receives it. The second time
 * at the same position, a reader skips it. Not thread-safe.
 */
final class TooLargeMessage {

    private @Nullable String stoppedAfter; // the event before it

    /**
     * A session has ended at such a message.
     *
     * @param mark the position of the reader
     * @param lastReceived the last event that has arrived, or null
     * @param allFinished whether no event is in flight
     * @return the place or event at the position after which the message is skipped; null if it
     *     must not be skipped now
     */
    @Nullable MessageId skippedAfter(
            @Nullable String mark, @Nullable String lastReceived, boolean allFinished) {
        MessageId place = MessageId.parseOrNull(mark);
        boolean skippedBefore = place != null && place.isBetweenMessages() && allFinished;
        String before = skippedBefore || lastReceived == null ? mark : lastReceived;
        MessageId id = skippedBefore ? place : SessionStart.eventAt(before);
        if (id == null || before == null || !before.equals(mark)) {
            return null;
        }
        boolean again = before.equals(stoppedAfter);
        stoppedAfter = before;
        return again ? id : null;
    }
}
