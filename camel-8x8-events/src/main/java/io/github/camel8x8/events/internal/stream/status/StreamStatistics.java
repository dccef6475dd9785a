/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.status;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.protocol.PublishTime;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts since the stream was created. Safe to read at any time; reads are not atomic across
 * counts.
 */
public final class StreamStatistics {

    private final LongAdder received = new LongAdder();
    private final LongAdder undecodable = new LongAdder();
    private final LongAdder filtered = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder negativelyAcknowledged = new LongAdder();
    private final LongAdder sessions = new LongAdder();
    private final LongAdder lostSessions = new LongAdder();
    private final LongAdder gaps = new LongAdder();
    private final LongAdder idleReconnects = new LongAdder();
    private final LongAdder probes = new LongAdder();
    private volatile @Nullable String lastPublishTime;
    private volatile long lastArrivedNanos;
    private volatile long lastArrivedMillis; // 0 before the first event

    /** {@return the number of messages received, in any state} */
    public long received() {
        return received.sum();
    }

    /** {@return the number of frames that could not be decoded} */
    public long undecodable() {
        return undecodable.sum();
    }

    /** {@return the number of messages skipped by a filter; they count as acknowledged too} */
    public long filtered() {
        return filtered.sum();
    }

    /** {@return the number of messages that were processed} */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** {@return the number of messages that failed and are redelivered} */
    public long negativelyAcknowledged() {
        return negativelyAcknowledged.sum();
    }

    /** {@return the number of sessions opened, including the first} */
    public long sessions() {
        return sessions.sum();
    }

    /** {@return the number of sessions that ended although the stream did not close them} */
    public long lostSessions() {
        return lostSessions.sum();
    }

    /** {@return the number of gaps reported} */
    public long gaps() {
        return gaps.sum();
    }

    /** {@return the number of sessions closed because they were idle for too long} */
    public long idleReconnects() {
        return idleReconnects.sum();
    }

    /** {@return the number of probes: short sessions in addition to those of the stream} */
    public long probes() {
        return probes.sum();
    }

    /** {@return the event that was received last, whatever its outcome; null before the first} */
    public @Nullable LastEvent lastEvent() {
        long arrived = lastArrivedMillis;
        return arrived == 0
                ? null
                : new LastEvent(
                        PublishTime.parse(lastPublishTime),
                        new ClockReading(Instant.ofEpochMilli(arrived), lastArrivedNanos));
    }

    /**
     * Counts a message that has arrived.
     *
     * @param message the message
     * @param nanos {@link System#nanoTime} now
     */
    public void countReceived(MessageFrame message, long nanos) {
        received.increment();
        lastPublishTime = message.publishTime();
        lastArrivedNanos = nanos;
        lastArrivedMillis = System.currentTimeMillis();
    }

    public void countUndecodable() {
        undecodable.increment();
    }

    public void countFiltered() {
        filtered.increment();
    }

    public void countAcknowledged() {
        acknowledged.increment();
    }

    public void countNegativelyAcknowledged() {
        negativelyAcknowledged.increment();
    }

    public void countSession() {
        sessions.increment();
    }

    public void countLostSession() {
        lostSessions.increment();
    }

    public void countGap() {
        gaps.increment();
    }

    public void countProbe() {
        probes.increment();
    }

    public void countIdleReconnect() {
        idleReconnects.increment();
    }
}
