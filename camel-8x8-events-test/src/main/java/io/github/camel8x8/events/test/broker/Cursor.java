/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.TreeSet;

/** What a subscription has acknowledged: everything before a mark, and single messages after it. */
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

    /** Messages that left the topic count as acknowledged. */
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

    /** Takes it back, or forward. */
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
