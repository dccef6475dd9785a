/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import io.github.camel8x8.events.internal.protocol.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A position as the component stores it: a message id, an @ and the topic. A position that was
 * written by hand may be a message id alone. The position of a partitioned topic may have a time
 * after its id, until each partition has a position; it has no order.
 *
 * @param id the message id; null if the text does not begin with one, or a time follows it
 * @param topic the topic; null if the text does not contain one
 */
record PositionValue(@Nullable MessageId id, @Nullable String topic) {

    /** After a position that the server no longer has, so that any position replaces it. */
    private static final String EXPIRED = " (expired)";

    /** {@return the stored text for a position that the server no longer has} */
    static String expired(String text) {
        return text + EXPIRED;
    }

    /** {@return the position in a stored text} */
    static String text(String stored) {
        return stored.endsWith(EXPIRED)
                ? stored.substring(0, stored.length() - EXPIRED.length())
                : stored;
    }

    static PositionValue of(String text) {
        if (text.endsWith(EXPIRED)) {
            return new PositionValue(null, null);
        }
        int at = text.indexOf('@');
        return at < 0
                ? new PositionValue(MessageId.parseOrNull(text), null)
                : new PositionValue(
                        MessageId.parseOrNull(text.substring(0, at)), text.substring(at + 1));
    }

    /**
     * Whether this position may replace another one under the same key. Two positions without a
     * common order (an unknown format, another topic or another partition) replace each other.
     */
    boolean replaces(PositionValue other) {
        MessageId mine = id;
        MessageId stored = other.id;
        return mine == null
                || stored == null
                || mine.partition() != stored.partition()
                || !isOfSameTopicAs(other)
                || mine.compareTo(stored) > 0;
    }

    private boolean isOfSameTopicAs(PositionValue other) {
        return topic == null || other.topic == null || topic.equals(other.topic);
    }
}
