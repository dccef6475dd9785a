/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import io.github.camel8x8.events.benchmark.client.EventSink;
import io.github.camel8x8.events.benchmark.server.FrameStock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Counts events, holds each to be a whole one, and measures those that tell when they were due. */
public final class CountingSink implements EventSink {

    private static final int DIGITS = 3;

    private final AtomicLong count = new AtomicLong();
    private final Recorder latencies = new Recorder(DIGITS);

    @Override
    public void event(
            @Nullable String type, @Nullable String interaction, @Nullable String callState) {
        if (type == null || interaction == null || callState == null || type.isEmpty()) {
            throw new IllegalStateException("an event without its fields");
        }
        if (interaction.startsWith(FrameStock.STAMP)) {
            long due = Long.parseLong(interaction.substring(FrameStock.STAMP.length()));
            latencies.recordValue(Math.max(0, FrameStock.micros(Instant.now()) - due));
        }
        count.incrementAndGet();
    }

    /** How many events so far. */
    public long count() {
        return count.get();
    }

    /** What was recorded since the last call, in microseconds. */
    Histogram takeLatencies() {
        return latencies.getIntervalHistogram();
    }
}
