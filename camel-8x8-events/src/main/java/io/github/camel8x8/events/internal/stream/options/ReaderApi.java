/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.internal.protocol.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * The Reader API: no subscription, the client keeps the position.
 *
 * @param start where the first session begins: {@code earliest}, {@code latest}, or the id of the
 *     message after which it begins
 * @param readerName a name for the server's statistics, or null
 */
public record ReaderApi(String start, @Nullable String readerName) implements Api {

    /** The oldest message that the topic still has. */
    public static final String EARLIEST = "earliest";

    /** Messages that are published after the reader has connected. */
    public static final String LATEST = "latest";

    /**
     * Checks the values.
     *
     * @param start where the first session begins: {@code earliest}, {@code latest}, or the id of
     *     the message after which it begins
     * @param readerName a name for the server's statistics, or null
     * @throws IllegalArgumentException if {@code start} is none of the three: the server would
     *     reply with a bare HTTP 500
     */
    public ReaderApi {
        requirePosition("messageId", start);
    }

    private static void requirePosition(String option, String position) {
        if (position.equals(EARLIEST) || position.equals(LATEST)) {
            return;
        }
        try {
            MessageId.parse(position);
        } catch (IllegalArgumentException e) {
            throw InvalidOption.of(
                    option,
                    position,
                    "which is neither earliest nor latest nor a Pulsar message id ("
                            + e.getMessage()
                            + "); take an id from the header Camel8x8EventsMessageId, and in a URI write"
                            + " its + as %2B or wrap it in RAW()");
        }
    }
}
