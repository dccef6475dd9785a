/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Credits of a reader that are due when the position is saved, in the order of their events. Each
 * credit is returned on the session that received its frame; the event may have been redelivered on
 * another session.
 */
final class Credits {

    // Both have one element per credit: a record per event would become garbage at once.
    private final Queue<AckSender> sessions = new ArrayDeque<>();
    private final Queue<String> messageIds = new ArrayDeque<>();

    void add(AckSender session, String messageId) {
        sessions.add(session);
        messageIds.add(messageId);
    }

    int size() {
        return sessions.size();
    }

    /** Returns the oldest credit. */
    void releaseOne() {
        sessions.remove().acknowledge(messageIds.remove());
    }
}
