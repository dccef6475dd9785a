/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.options;

import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.options.PositionExpired;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The Reader API: no subscription, the client keeps the position.
 *
 * @param start where the first session begins: {@code earliest}, {@code latest}, or the id of the
 *     message after which it begins
 * @param readerName a name for the server's statistics, or null
 * @param startTime without a stored position, the first session begins with the first message that
 *     was published at or after this time; null to begin at {@code start}
 * @param stopTime the stream is complete when every message before this time is processed; null to
 *     read until it is stopped
 * @param positionExpired what the reader does if the server no longer has its position
 */
public record ReaderApi(
        String start,
        @Nullable String readerName,
        @Nullable Instant startTime,
        @Nullable Instant stopTime,
        PositionExpired positionExpired)
        implements Api {

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
     * @param startTime the time of the first message, or null
     * @param stopTime the time after the last message, or null
     * @param positionExpired what the reader does if the server no longer has its position
     * @throws IllegalArgumentException if {@code start} is none of the three: the server would
     *     reply with a bare HTTP 500; or if the stop is not after the start
     */
    public ReaderApi {
        requirePosition("messageId", start);
        if (startTime != null && stopTime != null && !stopTime.isAfter(startTime)) {
            throw InvalidOption.of(
                    "stopTime", stopTime, "but must be after startTime, which is " + startTime);
        }
    }

    /**
     * A reader without times that continues with the event that the server sends if its position
     * has expired.
     *
     * @param start where the first session begins: {@code earliest}, {@code latest}, or the id of
     *     the message after which it begins
     * @param readerName a name for the server's statistics, or null
     * @throws IllegalArgumentException if {@code start} is none of the three
     */
    public ReaderApi(String start, @Nullable String readerName) {
        this(start, readerName, null, null, PositionExpired.CONTINUE);
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
