/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The redelivery timers of one consumer: negatively acknowledged messages are redelivered after the
 * delay, unanswered ones after the timeout. The resolutions are those of Pulsar's client: 100 ms
 * and 1 s.
 */
final class Redelivery {

    /** The tick of a message that has no timeout. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long NACK_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long ACK_TICK_MILLIS = 1000;

    private final TopicConsumer consumer;
    private final ScheduledExecutorService executor;
    private final TreeMap<Long, Set<Long>> rejected = new TreeMap<>();
    private @Nullable ScheduledFuture<?> ticking;
    private long tick;

    Redelivery(TopicConsumer consumer, ScheduledExecutorService executor) {
        this.consumer = consumer;
        this.executor = executor;
    }

    /** The current tick of the acknowledgement timeout. */
    long tick() {
        return tick;
    }

    void after(Duration delay, long index) {
        long due = (System.nanoTime() + delay.toNanos()) / NACK_TICK_NANOS + 1;
        Set<Long> together = rejected.get(due);
        if (together == null) {
            together = new HashSet<>();
            rejected.put(due, together);
            executor.schedule(
                    () -> redeliver(due),
                    due * NACK_TICK_NANOS - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
        }
        together.add(index);
    }

    /**
     * @param unanswered the tick at which each message was sent
     */
    void watch(Duration timeout, Map<Long, Long> unanswered) {
        stop();
        long ticks = (timeout.toMillis() + ACK_TICK_MILLIS - 1) / ACK_TICK_MILLIS;
        ticking =
                executor.scheduleAtFixedRate(
                        () -> expire(ticks, unanswered),
                        ACK_TICK_MILLIS,
                        ACK_TICK_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        rejected.clear();
    }

    private void redeliver(long due) {
        Set<Long> indexes = rejected.remove(due);
        if (indexes != null) {
            consumer.redeliver(indexes);
        }
    }

    private void expire(long ticks, Map<Long, Long> unanswered) {
        tick++;
        Set<Long> late = new HashSet<>();
        unanswered.forEach(
                (index, sent) -> {
                    if (sent != NEVER && tick - sent > ticks) {
                        late.add(index);
                    }
                });
        if (!late.isEmpty()) {
            consumer.redeliver(late);
        }
    }
}
