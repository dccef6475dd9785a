/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import org.jspecify.annotations.Nullable;

/** The position of a reader in a topic, or in one of its partitions. */
final class ReadPosition {

    private final StartPosition start;
    private Topic topic;
    private long next;

    ReadPosition(Topic topic, StartPosition start) {
        this.start = start;
        this.topic = topic;
        this.next = start.indexIn(topic.log());
    }

    Topic topic() {
        return topic;
    }

    /** The next message; null if there is none yet. */
    @Nullable StoredMessage peek() {
        MessageLog log = topic.log();
        next = Math.max(next, log.first());
        while (next < log.end() && start.excludes(log.get(next).id())) {
            next++;
        }
        return next < log.end() ? log.get(next) : null;
    }

    /** The number of messages after it. */
    long behind() {
        return topic.log().end() - Math.max(next, topic.log().first());
    }

    void advance() {
        next++;
    }

    /** Whether the topic was terminated and everything in it has been read. */
    boolean isEndOfTopic() {
        return topic.isTerminated() && next >= topic.log().end();
    }

    void moveTo(Topic successor) {
        topic = successor;
        next = 0;
    }
}
