/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Searches a topic for the last message that was published before a time. Each step is a probe: the
 * first message that the server sends after a place. Grows the distance from the oldest message by
 * four until a probe finds a later message, then halves it: first over the ledgers, then over the
 * entries of one ledger.
 *
 * <p>A probe without a result counts as one that finds a later message. If it was wrong, the reader
 * begins too early, and skips more messages. It never begins too late, as long as publish times
 * increase to within the difference between the searched time and the requested one. Not
 * thread-safe.
 */
final class TimeSearch {

    private static final int GROWTH = 4;

    /** The distance is not increased further: no topic has that many ledgers or entries. */
    private static final long MAX_STEP = 1L << 40;

    private final Instant time;
    private @Nullable Instant oldest;
    private @Nullable String position;
    private @Nullable MessageId earlier; // the last message that is known to be earlier
    private String earlierText = "";
    private boolean inLedger; // whether it searches the entries of one ledger
    private boolean bounded;
    private long later; // the first ledger or entry of which all messages are later, if bounded
    private long step = 1;
    private long probed;

    /**
     * @param time the messages before the result were published before this time
     */
    TimeSearch(Instant time) {
        this.time = time;
    }

    /** Where the next probe begins; must not be called after the end of the search. */
    String nextProbe() {
        MessageId from = earlier;
        if (from == null) {
            return ReaderApi.EARLIEST;
        }
        long at = inLedger ? from.entryId() : from.ledgerId();
        probed = at + (bounded ? (later - at) / 2 : step);
        return (inLedger
                        ? MessageId.afterEntry(from.ledgerId(), probed - 1, from.partition())
                        : MessageId.afterEntry(probed, -1, from.partition()))
                .toText();
    }

    /**
     * Records the result of the last probe.
     *
     * @param message the message that the server has sent; null if it has sent none, or one that
     *     cannot be read
     */
    void found(@Nullable MessageFrame message) {
        MessageId from = earlier;
        MessageId id = message == null ? null : MessageId.parseOrNull(message.messageId());
        if (from == null) {
            foundOldest(message, id);
        } else if (message != null && id != null && isEarlier(message) && isInReach(from, id)) {
            setEarlier(id, message);
            step = Math.min(step * GROWTH, MAX_STEP);
        } else {
            bounded = true;
            later = probed;
        }
        narrow();
    }

    private void foundOldest(@Nullable MessageFrame message, @Nullable MessageId id) {
        if (message == null || id == null) {
            position = MessageId.afterEntry(0, -1, -1).toText(); // before every message
            return;
        }
        oldest = message.published();
        if (isEarlier(message)) {
            setEarlier(id, message);
        } else {
            position = id.predecessor().toText();
        }
    }

    private void setEarlier(MessageId id, MessageFrame message) {
        earlier = id;
        earlierText = message.messageId();
    }

    private boolean isEarlier(MessageFrame message) {
        Instant published = message.published();
        return published != null && published.isBefore(time);
    }

    /** After a place behind the end of the topic comes the next message, which is before it. */
    private boolean isInReach(MessageId from, MessageId id) {
        return inLedger
                ? id.ledgerId() == from.ledgerId() && id.entryId() >= probed
                : id.ledgerId() >= probed;
    }

    private void narrow() {
        MessageId from = earlier;
        if (from == null || !bounded) {
            return;
        }
        if (!inLedger && later <= from.ledgerId() + 1) {
            inLedger = true;
            bounded = false;
            step = 1;
        } else if (inLedger && later <= from.entryId() + 1) {
            position = earlierText;
        }
    }

    /**
     * The position at which the reader begins: the last message before the time, or a place before
     * the oldest message; null until the end of the search.
     */
    @Nullable String position() {
        return position;
    }

    /** When the oldest message was published; null if the topic is empty, or that is unknown. */
    @Nullable Instant oldest() {
        return oldest;
    }
}
