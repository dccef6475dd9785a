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
 * Reports when an event is due, on a separate thread, because an event loop's timer is only exact
 * to a millisecond. Each event is reported with the time at which it was due, however late that is,
 * so that no delay hides another (coordinated omission).
 */
final class Pacer {

    private Pacer() {}

    /** Reports each event on the channel's thread while the channel is open. */
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
