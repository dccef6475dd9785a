/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reports failures that a server or a repository can repeat without end: the first one at once, and
 * then their number, at intervals that double from ten seconds to an hour.
 */
final class ThrottledReporter {

    private static final long FIRST_INTERVAL = Duration.ofSeconds(10).toNanos();

    private static final long MAX_INTERVAL = Duration.ofHours(1).toNanos();

    private final ExceptionReporter reports;
    private final LongSupplier nanoTime;

    /** By message and class of exception, so there are few. */
    @GuardedBy("this")
    private final Map<String, Repeats> known = new HashMap<>();

    ThrottledReporter(ExceptionReporter reports, LongSupplier nanoTime) {
        this.reports = reports;
        this.nanoTime = nanoTime;
    }

    /**
     * @param message the same text for each failure of the same kind
     */
    void report(String message, Throwable cause) {
        String ending = ending(message + cause.getClass().getName());
        if (ending != null) {
            reports.later(message + ending, cause);
        }
    }

    /** Null if the failure is only counted. */
    private synchronized @Nullable String ending(String kind) {
        long now = nanoTime.getAsLong();
        Repeats before = known.get(kind);
        if (before == null || now - before.last > 2 * before.interval) {
            known.put(kind, new Repeats(now));
            return "";
        }
        before.last = now;
        before.count++;
        if (now - before.reported < before.interval) {
            return null;
        }
        String ending =
                " (%d more in the last %d s)"
                        .formatted(
                                before.count, Duration.ofNanos(now - before.reported).toSeconds());
        before.reported = now;
        before.count = 0;
        before.interval = Math.min(2 * before.interval, MAX_INTERVAL);
        return ending;
    }

    /** One kind of failure that is repeated. */
    private static final class Repeats {

        private long reported;
        private long last;
        private long interval = FIRST_INTERVAL;
        private long count;

        Repeats(long now) {
            reported = now;
            last = now;
        }
    }
}
