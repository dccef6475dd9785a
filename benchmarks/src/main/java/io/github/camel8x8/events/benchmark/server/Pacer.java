/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Says when an event is due, on a thread of its own: an event loop's own timer is exact to a
 * millisecond only. Each event is told with the time at which it was due, however late that is, so
 * that no delay hides another (coordinated omission).
 */
final class Pacer {

    private Pacer() {}

    /** Tells the channel's thread of each event as long as the channel is open. */
    static void start(Channel channel, int eventsPerSecond, Consumer<Instant> due) {
        Thread thread = new Thread(() -> run(channel, eventsPerSecond, due), "pacer");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Channel channel, int eventsPerSecond, Consumer<Instant> due) {
        Instant start = Instant.now();
        long interval = TimeUnit.SECONDS.toNanos(1) / eventsPerSecond;
        for (long i = 0; channel.isActive(); i++) {
            Instant time = start.plusNanos(i * interval);
            long wait;
            while ((wait = Duration.between(Instant.now(), time).toNanos()) > 0) {
                LockSupport.parkNanos(wait);
            }
            try {
                channel.eventLoop().execute(() -> due.accept(time));
            } catch (RejectedExecutionException e) {
                return; // the server is closed
            }
        }
    }
}
