/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import io.github.camel8x8.events.internal.protocol.MessageId;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A position as text in a repository: {@code {id} since {time}@{topic}}, without the time or the
 * topic if there is none. No other class reads or writes this text.
 *
 * @param position the position
 * @param topic the topic or its partition; null if the text does not contain one, for example
 *     because it was written by hand
 */
public record StoredPosition(ReaderPosition position, @Nullable String topic) {

    /** Between the id and the time. */
    private static final String SINCE = " since ";

    /** Before the topic. */
    private static final char AT = '@';

    /**
     * Reads a text. Also rejects "latest": a stored position must never skip missed events.
     *
     * @param text the text
     * @return the position
     * @throws IllegalArgumentException if the text is not a position; the message is the reason
     */
    public static StoredPosition parse(String text) {
        int at = text.indexOf(AT);
        String position = at < 0 ? text : text.substring(0, at);
        int end = position.indexOf(SINCE);
        String messageId = end < 0 ? position : position.substring(0, end);
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("without a message id");
        }
        MessageId.parse(messageId);
        Instant since = end < 0 ? null : time(position.substring(end + SINCE.length()));
        return new StoredPosition(
                new ReaderPosition(messageId, since), at < 0 ? null : text.substring(at + 1));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not followed by a valid time", e);
        }
    }

    /** {@return the text} */
    public String toText() {
        Instant since = position.since();
        return position.messageId()
                + (since == null ? "" : SINCE + since)
                + (topic == null ? "" : AT + topic);
    }
}
