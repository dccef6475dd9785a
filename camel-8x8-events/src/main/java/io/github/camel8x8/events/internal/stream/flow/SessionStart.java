/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.options.PositionExpired;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where each session of a reader begins, and whether it has begun there. A session that resumes
 * begins one event early, with the event at the position. If it begins with another one, the server
 * no longer has that event, and events after it may be missing. Not thread-safe.
 */
final class SessionStart {

    private final Absence absence = new Absence(Clock.systemUTC(), System::nanoTime);
    private String start;
    private @Nullable String restart; // where the next session begins instead of at the position
    private @Nullable String position; // the position at whose event the session resumes
    private boolean awaited; // that event is the next one that must arrive
    private @Nullable String begunAt; // that event, if the session has sent it and nothing since
    private boolean replaced; // the topic, when the position expired last
    private @Nullable String reported; // the position whose expiry was reported last

    /** How a session has begun. */
    enum Beginning {
        /** With the event at the position, which the reader has processed. */
        AT_POSITION,
        /** With an event that the reader needs; none before it is missing. */
        AT_NEXT,
        /** With an event that the reader needs; events before it may be missing. */
        AFTER_GAP
    }

    /**
     * @param start where to begin without a position: earliest, latest, or an id
     */
    SessionStart(String start) {
        this.start = start;
    }

    /** The event at a position; null if it is between events, or if its format is unknown. */
    static @Nullable MessageId eventAt(@Nullable String position) {
        MessageId id = MessageId.parseOrNull(position);
        return id == null || id.isBetweenMessages() ? null : id;
    }

    /** Whether sessions without a position begin with new messages. */
    boolean isLatest() {
        return start.equals(ReaderApi.LATEST);
    }

    /**
     * Where the next session begins instead of at the position, which has expired: earliest,
     * latest, or an id; null if it begins at the position.
     */
    @Nullable String leavesPosition() {
        String left = restart;
        restart = null;
        if (left != null && MessageId.parseOrNull(left) == null) {
            start = left;
        }
        return left;
    }

    /**
     * A session is about to be opened.
     *
     * @param mark the position, or null
     * @param undecodable whether a session that begins with the event at the position would end
     * @return where it must begin
     */
    String connecting(@Nullable String mark, boolean undecodable) {
        MessageId event = undecodable ? null : eventAt(mark);
        position = mark;
        awaited = event != null;
        if (event != null) {
            return event.predecessor().toText();
        }
        return mark == null ? start : mark;
    }

    /** The session is open. */
    void opened() {
        absence.end();
        begunAt = null;
    }

    /** The session has received something. */
    void heard() {
        absence.heard();
    }

    /**
     * The session is lost.
     *
     * @param complete whether the reader has processed all events that it had received
     */
    void lost(boolean complete) {
        absence.begin(complete);
    }

    /** How the session has begun, if this is its first message. */
    Beginning beginning(MessageFrame message) {
        if (!awaited) {
            return Beginning.AT_NEXT;
        }
        awaited = false;
        MessageId expected = eventAt(position);
        MessageId first = eventAt(message.messageId());
        if (expected != null && first != null) {
            if (expected.isSameMessageAs(first)) {
                begunAt = message.messageId();
                return Beginning.AT_POSITION;
            }
            if (expected.isFollowedBy(first)) {
                return Beginning.AT_NEXT; // the server has dropped only finished events
            }
        }
        return absence.hidesNothingBefore(message) ? Beginning.AT_NEXT : Beginning.AFTER_GAP;
    }

    /** A message has arrived that is not the event at the position. */
    void continued() {
        begunAt = null;
    }

    /**
     * The server no longer has the event at the position.
     *
     * @param first the event that the server has sent instead; null if it sends nothing
     * @return the position to report; null if the reader continues and has reported it before
     */
    @Nullable String expire(PositionExpired policy, @Nullable MessageFrame first) {
        boolean again = policy == PositionExpired.CONTINUE && Objects.equals(position, reported);
        awaited = false;
        replaced = isOfReplacedTopic(first);
        restart =
                switch (policy) {
                    case CONTINUE -> again ? null : restartInReplacedTopic(first);
                    case FAIL -> null;
                    case EARLIEST -> ReaderApi.EARLIEST;
                    case LATEST -> ReaderApi.LATEST;
                };
        reported = position;
        return again ? null : position;
    }

    /**
     * Whether a session after an expired position sends none of the events that were in flight. An
     * event of a replaced topic may have the id of one of them.
     */
    boolean redeliversNone() {
        return replaced || isLatest();
    }

    /** Whether the next session begins elsewhere than at the position, which has expired. */
    boolean isLeavingPosition() {
        return restart != null;
    }

    /**
     * Whether the topic is another one than that of the position: an event after the position would
     * have a newer id, and the server sends the oldest one if the position is older than that.
     *
     * @param first the event that the server has sent; null if it sends nothing
     */
    boolean isOfReplacedTopic(@Nullable MessageFrame first) {
        MessageId expected = eventAt(position);
        MessageId sent = first == null ? null : MessageId.parseOrNull(first.messageId());
        return first == null || (expected != null && sent != null && sent.compareTo(expected) < 0);
    }

    /** Directly before the event that the server has sent. */
    private @Nullable String restartInReplacedTopic(@Nullable MessageFrame first) {
        MessageId sent = first == null ? null : MessageId.parseOrNull(first.messageId());
        return sent == null || !isOfReplacedTopic(first) ? null : sent.predecessor().toText();
    }

    /** The event at the position, if the session must still send it; otherwise null. */
    @Nullable MessageId awaited() {
        return awaited ? eventAt(position) : null;
    }

    /** The event at the position, if the session has sent it and nothing since; otherwise null. */
    @Nullable String begunAt() {
        return begunAt;
    }
}
