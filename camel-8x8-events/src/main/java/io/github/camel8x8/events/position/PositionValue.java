/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.position.StoredPosition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stored position, and its order among others. A text with an unknown format is accepted too, for
 * example one that was damaged by hand: the reader rejects it when it starts.
 *
 * <p>If the topic was created again, so that its ids are older, the stored position is marked with
 * the expired position of the reader. All ids up to that are of the new topic then, and replace the
 * stored position. Later ids are of events of the old topic that were in the route at that time.
 *
 * @param id the message id; null if the text has an unknown format
 * @param topic the topic; null if the text does not contain one, or has an unknown format
 * @param hasTime whether the position has a time
 * @param isMarked whether it is marked
 * @param expired the expired position; null if it has an unknown format, or there is none
 */
record PositionValue(
        @Nullable MessageId id,
        @Nullable String topic,
        boolean hasTime,
        boolean isMarked,
        @Nullable MessageId expired) {

    private static final Pattern MARK = Pattern.compile(" \\(expired(?: ([^ ()]+))?\\)$");

    /**
     * {@return the stored text, marked}
     *
     * @param expired the expired position of the reader
     */
    static String marked(String stored, PositionValue expired) {
        return text(stored) + mark(expired.id);
    }

    private static String mark(@Nullable MessageId expired) {
        return " (expired" + (expired == null ? "" : " " + expired.toText()) + ")";
    }

    /** {@return the position in a stored text} */
    static String text(String stored) {
        return MARK.matcher(stored).replaceFirst("");
    }

    static PositionValue of(String text) {
        Matcher mark = MARK.matcher(text);
        boolean isMarked = mark.find();
        MessageId expired = isMarked ? MessageId.parseOrNull(mark.group(1)) : null;
        try {
            StoredPosition stored =
                    StoredPosition.parse(isMarked ? text.substring(0, mark.start()) : text);
            return new PositionValue(
                    MessageId.parse(stored.position().messageId()),
                    stored.topic(),
                    stored.position().since() != null,
                    isMarked,
                    expired);
        } catch (IllegalArgumentException e) {
            return new PositionValue(null, null, false, isMarked, expired);
        }
    }

    /** {@return whether the text has a known format} */
    boolean isKnown() {
        return id != null;
    }

    /**
     * Whether this position may replace another one under the same key. Two positions without a
     * common order (an unknown format, another topic or another partition) replace each other. The
     * same position without the time replaces one with it.
     */
    boolean replaces(PositionValue other) {
        return (other.isMarked && !isInFlightOf(other))
                || !isOfSameTopicAs(other)
                || !isUpTo(other.id)
                || (other.hasTime && !hasTime && other.isUpTo(id));
    }

    /**
     * {@return the text to store for this position}
     *
     * @param other the position that it replaces
     * @param value this position
     */
    String replacing(PositionValue other, String value) {
        return isInFlightOf(other) ? value + mark(other.expired) : value;
    }

    /** Whether this is an event of the old topic, which was in the route. */
    private boolean isInFlightOf(PositionValue marked) {
        return isOfSameTopicAs(marked) && hasOrder(marked.expired) && !isUpTo(marked.expired);
    }

    private boolean isUpTo(@Nullable MessageId other) {
        MessageId mine = id;
        return mine != null && other != null && hasOrder(other) && mine.compareTo(other) <= 0;
    }

    private boolean hasOrder(@Nullable MessageId other) {
        return id != null && other != null && id.partition() == other.partition();
    }

    private boolean isOfSameTopicAs(PositionValue other) {
        return topic == null || other.topic == null || topic.equals(other.topic);
    }
}
