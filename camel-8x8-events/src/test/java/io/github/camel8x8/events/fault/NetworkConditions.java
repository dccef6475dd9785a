/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The simulated network conditions of a connection. Safe for use by several threads. */
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

    /** The maximum number of bytes in one write. */
    int portion() {
        int limit = bytesPerSecond;
        return split ? 1 : limit == 0 ? Integer.MAX_VALUE : Math.max(1, limit / 50);
    }

    boolean dropsCloseFrames() {
        return dropsCloseFrames;
    }

    /** Waits while the network is frozen. */
    synchronized void awaitThaw() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    /** Waits until bytes that were read at this {@link System#nanoTime} would arrive. */
    void awaitArrival(long readAt) throws InterruptedException {
        long left = readAt + delay.toNanos() - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    /** Waits as long as this number of bytes takes to transmit. */
    void awaitPassage(int bytes) throws InterruptedException {
        int limit = bytesPerSecond;
        if (limit > 0) {
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(bytes) / limit);
        }
    }
}
