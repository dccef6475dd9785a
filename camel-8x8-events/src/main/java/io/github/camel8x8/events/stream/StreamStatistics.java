/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts since the stream was made. Safe to read at any time; reads are not atomic across counts.
 */
public final class StreamStatistics {

    private final LongAdder received = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder sessions = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder idleReconnects = new LongAdder();

    /** Messages that came, whatever became of them. */
    public long received() {
        return received.sum();
    }

    /** Frames that could not be decoded. */
    public long undecodable() {
        return undecodable.sum();
    }

    /** Sessions that were opened, the first included. */
    public long sessions() {
        return sessions.sum();
    }

    /** Gaps that were reported. */
    public long gaps() {
        return gaps.sum();
    }

    /** Sessions that were left because they brought no event for long. */
    public long idleReconnects() {
        return idleReconnects.sum();
    }

    void countReceived() {
        received.increment();
    }

    void countUndecodable() {
        undecodable.increment();
    }

    void countSession() {
        sessions.increment();
    }

    void countGap() {
        gaps.increment();
    }

    void countIdleReconnect() {
        idleReconnects.increment();
    }
}
