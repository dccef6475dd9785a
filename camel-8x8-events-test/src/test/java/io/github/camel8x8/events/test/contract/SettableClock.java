/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The system clock, unless a test sets its time. Safe for use by several threads. */
final class SettableClock extends Clock {

    private final Clock system = Clock.system(ZoneId.systemDefault());
    private volatile long set = -1;

    void set(long millis) {
        set = millis;
    }

    void reset() {
        set = -1;
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        long millis = set;
        return millis < 0 ? system.instant() : Instant.ofEpochMilli(millis);
    }
}
