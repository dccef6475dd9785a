/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts since the stream was made. Safe to read at any time; reads are not atomic across counts.
 */
public final class StreamStatistics {

    private final LongAdder received = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder negativelyAcknowledged = new LongAdder();
    private final LongAdder sessions = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder idleReconnects = new LongAdder();
    private volatile @Nullable Instant lastPublished;
    private volatile long lastArrivedMillis; // 0 before the first event

    /** Messages that came, whatever became of them. */
    public long received() {
        return received.sum();
    }

    /** Frames that could not be decoded. */
    public long undecodable() {
        return undecodable.sum();
    }

    /** Messages that were not wanted; they are acknowledged, and counted there too. */
    public long filtered() {
        return filtered.sum();
    }

    /** Messages that were dealt with. */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** Messages that have failed, and shall come again. */
    public long negativelyAcknowledged() {
        return negativelyAcknowledged.sum();
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

    /** The event that came last, whatever became of it; null before the first. */
    public @Nullable LastEvent lastEvent() {
        long arrived = lastArrivedMillis;
        return arrived == 0 ? null : new LastEvent(lastPublished, Instant.ofEpochMilli(arrived));
    }

    void countReceived(MessageFrame message) {
        received.increment();
        lastPublished = message.published();
        lastArrivedMillis = System.currentTimeMillis();
    }

    void countUndecodable() {
        undecodable.increment();
    }

    void countFiltered() {
        filtered.increment();
    }

    void countAcknowledged() {
        acknowledged.increment();
    }

    void countNegativelyAcknowledged() {
        negativelyAcknowledged.increment();
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
