/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import io.github.camel8x8.events.benchmark.client.EventSink;
import io.github.camel8x8.events.benchmark.server.FrameStock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Counts events, checks that each is complete, and measures the latency of those with a due time.
 */
public final class CountingSink implements EventSink {

    private static final int DIGITS = 3;

    private final AtomicLong count = new AtomicLong();
    private final Recorder latencies = new Recorder(DIGITS);

    @Override
    public void event(
            @Nullable String type, @Nullable String interaction, @Nullable String callState) {
        if (type == null || interaction == null || callState == null || type.isEmpty()) {
            throw new IllegalStateException("the event has missing fields");
        }
        if (interaction.startsWith(FrameStock.STAMP)) {
            long due = Long.parseLong(interaction.substring(FrameStock.STAMP.length()));
            latencies.recordValue(Math.max(0, FrameStock.micros(Instant.now()) - due));
        }
        count.incrementAndGet();
    }

    /** The number of events so far. */
    public long count() {
        return count.get();
    }

    /** The latencies since the last call, in microseconds. */
    Histogram takeLatencies() {
        return latencies.getIntervalHistogram();
    }
}
