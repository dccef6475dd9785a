/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.MessageId;
import io.github.camel8x8.events.test.broker.StartPosition;

/** Parses a reader's query. */
final class ReaderQuery {

    private static final int DEFAULT_QUEUE = 1000;

    private ReaderQuery() {}

    /**
     * @throws IllegalArgumentException with Pulsar's text if the id cannot be parsed
     */
    static StartPosition start(Query query) {
        String messageId = query.text("messageId");
        if (messageId == null || messageId.isBlank() || messageId.equals("latest")) {
            return StartPosition.LATEST;
        }
        return messageId.equals("earliest")
                ? StartPosition.EARLIEST
                : StartPosition.after(MessageId.parse(messageId));
    }

    /**
     * @throws IllegalArgumentException if it is not a number, or less than 0
     */
    static int receiverQueueSize(Query query) {
        int size = query.number("receiverQueueSize", DEFAULT_QUEUE);
        if (size < 0) {
            throw new IllegalArgumentException("receiverQueueSize needs to be >= 0");
        }
        return size;
    }
}
