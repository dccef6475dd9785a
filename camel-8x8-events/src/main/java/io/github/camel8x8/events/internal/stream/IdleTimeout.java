/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Reopens a session that has received no event for a long time: a topic that was deleted while
 * connected stays silent forever, and the client's pings keep the socket open. Confined to its
 * executor.
 */
final class IdleTimeout {

    private final ResettableTimer alarm;
    private final Duration limit;
    private final BooleanSupplier safe;
    private final Runnable reopen;

    /**
     * @param limit the maximum time without an event; zero disables the check
     * @param safe whether a new session would deliver all events that this one has not delivered
     */
    IdleTimeout(EventExecutor executor, Duration limit, BooleanSupplier safe, Runnable reopen) {
        this.alarm = new ResettableTimer(executor);
        this.limit = limit;
        this.safe = safe;
        this.reopen = reopen;
    }

    /**
     * @param lastEventNanos supplies {@link System#nanoTime} of the session's last event
     */
    void start(LongSupplier lastEventNanos) {
        start(limit, lastEventNanos);
    }

    /**
     * @param shorter the limit of this session only, at most the general limit
     */
    void start(Duration shorter, LongSupplier lastEventNanos) {
        if (!limit.isZero()) {
            alarm.set(shorter, () -> check(shorter, lastEventNanos));
        }
    }

    void cancel() {
        alarm.cancel();
    }

    private void check(Duration silence, LongSupplier lastEventNanos) {
        Duration idle = Duration.ofNanos(System.nanoTime() - lastEventNanos.getAsLong());
        boolean idled = idle.compareTo(silence) >= 0;
        if (idled && safe.getAsBoolean()) {
            reopen.run();
        } else {
            alarm.set(idled ? silence : silence.minus(idle), () -> check(silence, lastEventNanos));
        }
    }
}
