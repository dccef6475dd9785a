/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Waits in a client process until the client has received a number of events. */
public final class ProgressWatch {

    /** The run fails if no event is received for this time. */
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String client;
    private final LongSupplier count;
    private final long serverPid;

    /**
     * @param client the name of the client, for the error
     * @param count the number of events so far
     * @param serverPid the server's process, whose CPU time is measured too; 0 for none
     */
    public ProgressWatch(String client, LongSupplier count, long serverPid) {
        this.client = client;
        this.count = count;
        this.serverPid = serverPid;
    }

    /** The counters now. */
    public Snapshot now() {
        return Snapshot.now(count.getAsLong(), serverPid);
    }

    /** Waits until the goal is reached, and returns the counters then. */
    public Snapshot await(Snapshot begin, Goal goal) throws InterruptedException {
        long lastCount = -1;
        long lastChange = System.nanoTime();
        while (true) {
            long now = count.getAsLong();
            long nanos = System.nanoTime();
            if (now - begin.events() >= goal.events()
                    && nanos - begin.nanos() >= TimeUnit.MILLISECONDS.toNanos(goal.millis())) {
                return now();
            }
            if (now != lastCount) {
                lastCount = now;
                lastChange = nanos;
            } else if (nanos - lastChange > STALLED_NANOS) {
                throw new IllegalStateException(
                        "%s has stalled after %d events".formatted(client, now));
            }
            TimeUnit.MILLISECONDS.sleep(5); // rarely, because this thread is measured too
        }
    }
}
