/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.TreeSet;

/**
 * The acknowledged messages of a subscription: all before an index, and single messages after it.
 */
final class Cursor {

    private final MessageLog log;
    private final TreeSet<Long> beyondMark = new TreeSet<>();
    private long mark;

    Cursor(MessageLog log, long start) {
        this.log = log;
        this.mark = start;
    }

    void acknowledge(long index) {
        if (index >= firstUnacknowledged()) {
            beyondMark.add(index);
            advance();
        }
    }

    boolean isAcknowledged(long index) {
        return index < firstUnacknowledged() || beyondMark.contains(index);
    }

    /**
     * The index of the first unacknowledged message. Messages that have left the topic count as
     * acknowledged.
     */
    long firstUnacknowledged() {
        if (mark < log.first()) {
            mark = log.first();
            beyondMark.headSet(mark).clear();
            advance();
        }
        return mark;
    }

    long backlog() {
        return log.end() - firstUnacknowledged() - beyondMark.size();
    }

    /** Moves the cursor back or forward. */
    void reset(long index) {
        beyondMark.clear();
        mark = index;
    }

    private void advance() {
        while (beyondMark.remove(mark)) {
            mark++;
        }
    }
}
