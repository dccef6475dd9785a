/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Credits of a reader that wait for the position to be kept, in the order of their events. Each
 * goes back on the session that its frame came on; the delivery may have come again on another.
 */
final class Credits {

    // One for each credit in both: a record for each event would be garbage at once.
    private final Queue<AckSender> sessions = new ArrayDeque<>();
    private final Queue<String> messageIds = new ArrayDeque<>();

    void add(AckSender session, String messageId) {
        sessions.add(session);
        messageIds.add(messageId);
    }

    int size() {
        return sessions.size();
    }

    /** Gives the oldest credit back. */
    void releaseOne() {
        sessions.remove().acknowledge(messageIds.remove());
    }
}
