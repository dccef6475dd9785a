/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.position;

import io.github.camel8x8.events.internal.protocol.MessageId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A position as the component stores it: a message id, an @ and the topic. A position that was
 * written by hand may be a message id alone. A time may follow the id, as long as earlier events
 * are skipped, or not each partition has a position.
 *
 * <p>If the topic was created again, so that its ids are older, the stored position is marked with
 * the expired position of the reader. All ids up to that are of the new topic then, and replace the
 * stored position. Later ids are of events of the old topic that were in the route at that time.
 *
 * @param id the message id; null if the text does not begin with one
 * @param topic the topic; null if the text does not contain one
 * @param hasTime whether a time follows the id
 * @param isMarked whether it is marked
 * @param expired the expired position; null if it has an unknown format, or there is none
 */
record PositionValue(
        @Nullable MessageId id,
        @Nullable String topic,
        boolean hasTime,
        boolean isMarked,
        @Nullable MessageId expired) {

    /** Between the id and the time. */
    private static final String SINCE = " since ";

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
        String position = isMarked ? text.substring(0, mark.start()) : text;
        int at = position.indexOf('@');
        String ofTopic = at < 0 ? position : position.substring(0, at);
        int time = ofTopic.indexOf(SINCE);
        return new PositionValue(
                MessageId.parseOrNull(time < 0 ? ofTopic : ofTopic.substring(0, time)),
                at < 0 ? null : position.substring(at + 1),
                time >= 0,
                isMarked,
                isMarked ? MessageId.parseOrNull(mark.group(1)) : null);
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
