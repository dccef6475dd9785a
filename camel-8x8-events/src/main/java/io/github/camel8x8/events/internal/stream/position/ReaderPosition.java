/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.position;

import io.github.camel8x8.events.internal.protocol.MessageId;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The position of a reader, as it is stored. It has a time as long as the reader skips earlier
 * events, and on a partitioned topic until each of its partitions has a stored position.
 *
 * @param messageId the id of the last event that need not be redelivered, in base64
 * @param since the topic, or its other partitions, are read from this publish time; null for every
 *     event
 */
record ReaderPosition(String messageId, @Nullable Instant since) {

    /** Between the id and the time. */
    private static final String SINCE = " since ";

    /**
     * Reads a stored position.
     *
     * @param text an id, or an id and a time
     * @throws IllegalArgumentException if the text is neither
     */
    static ReaderPosition parse(String text) {
        int end = text.indexOf(SINCE);
        String messageId = end < 0 ? text : text.substring(0, end);
        MessageId.parse(messageId);
        return new ReaderPosition(
                messageId, end < 0 ? null : time(text.substring(end + SINCE.length())));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not followed by a valid time", e);
        }
    }

    /** {@return the text that is stored} */
    String toText() {
        return since == null ? messageId : messageId + SINCE + since;
    }
}
