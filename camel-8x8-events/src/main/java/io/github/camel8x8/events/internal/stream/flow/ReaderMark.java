/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The position of a reader in its window, the last event that has arrived, and the places to which
 * they lead. Not thread-safe.
 */
final class ReaderMark {

    private final TooLargeMessage tooLarge = new TooLargeMessage();
    private @Nullable String id;
    private boolean undecodable;
    private @Nullable String lastReceived;

    /**
     * @param id the position that an earlier run has stored, or null
     */
    ReaderMark(@Nullable String id) {
        this.id = id;
    }

    /** The position; null if it is unknown. */
    @Nullable String id() {
        return id;
    }

    /** Whether a session that begins with the event at the position would end again. */
    boolean isUndecodable() {
        return undecodable;
    }

    void move(@Nullable String to, boolean isUndecodable) {
        id = to;
        undecodable = isUndecodable;
    }

    void setUndecodable(boolean isUndecodable) {
        undecodable = isUndecodable;
    }

    /** An event has arrived. */
    void received(String messageId) {
        lastReceived = messageId;
    }

    /** Whether the position has passed all events that have arrived. */
    boolean isLastReceived() {
        return Objects.equals(id, lastReceived);
    }

    /** See {@link TooLargeMessage#skippedAfter}. */
    @Nullable MessageId skippedTooLargeAfter(boolean allFinished) {
        return tooLarge.skippedAfter(id, lastReceived, allFinished);
    }

    /**
     * The place of a session that has been silent since, if all events are finished: a message that
     * has arrived, so that its id is exact, or a place between messages.
     *
     * @param begunAt the event at the position, if the session has sent it; otherwise null
     */
    @Nullable SilentPlace silentPlace(@Nullable String begunAt) {
        String marked = id;
        if (marked == null || undecodable) {
            return null;
        }
        MessageId place = MessageId.parseOrNull(begunAt == null ? marked : begunAt);
        boolean exact =
                begunAt != null || isLastReceived() || (place != null && place.isBetweenMessages());
        return place != null && exact ? new SilentPlace(marked, place, begunAt != null) : null;
    }
}
