/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What bytes have to bear on their way. Safe for use by several threads. */
final class NetworkConditions {

    private boolean frozen;
    private volatile int bytesPerSecond;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean split;
    private volatile boolean dropsCloseFrames;

    synchronized void freeze() {
        frozen = true;
    }

    synchronized void unfreeze() {
        frozen = false;
        notifyAll();
    }

    void throttle(int limit) {
        bytesPerSecond = limit;
    }

    void delay(Duration time) {
        delay = time;
    }

    void split(boolean wanted) {
        split = wanted;
    }

    void dropCloseFrames(boolean wanted) {
        dropsCloseFrames = wanted;
    }

    void heal() {
        throttle(0);
        delay(Duration.ZERO);
        split(false);
        dropCloseFrames(false);
        unfreeze();
    }

    /** How many bytes go at once. */
    int portion() {
        int limit = bytesPerSecond;
        return split ? 1 : limit == 0 ? Integer.MAX_VALUE : Math.max(1, limit / 50);
    }

    boolean dropsCloseFrames() {
        return dropsCloseFrames;
    }

    /** Waits as long as the network is frozen. */
    synchronized void awaitThaw() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    /** Waits as long as what was read at this {@link System#nanoTime} is on its way. */
    void awaitArrival(long readAt) throws InterruptedException {
        long left = readAt + delay.toNanos() - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Waits as long as so many bytes take. */
    void awaitPassage(int bytes) throws InterruptedException {
        int limit = bytesPerSecond;
        if (limit > 0) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(bytes) / limit);
        }
    }
}
