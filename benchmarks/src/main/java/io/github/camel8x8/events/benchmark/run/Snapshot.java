/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The counters of this process at one moment.
 *
 * @param events the number of events so far
 * @param nanos the time, as {@link System#nanoTime}
 * @param cpuNanos of all threads of this process
 * @param serverCpuNanos of the server process; 0 if it is not measured
 * @param allocatedBytes by the threads that are alive
 */
public record Snapshot(
        long events, long nanos, long cpuNanos, long serverCpuNanos, long allocatedBytes) {

    private static final double SECOND = 1e9;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Snapshot now(long events, long serverPid) {
        return new Snapshot(
                events,
                System.nanoTime(),
                PROCESS.getProcessCpuTime(),
                serverPid == 0 ? 0 : cpuOf(serverPid),
                allocated());
    }

    /** The interval from an earlier moment to this one. */
    public Interval since(Snapshot before) {
        return since(before, 0, null, null);
    }

    Interval since(
            Snapshot before, long heapBytes, @Nullable Latency latency, @Nullable Profile profile) {
        return new Interval(
                events - before.events,
                (nanos - before.nanos) / SECOND,
                (cpuNanos - before.cpuNanos) / SECOND,
                (serverCpuNanos - before.serverCpuNanos) / SECOND,
                allocatedBytes - before.allocatedBytes,
                heapBytes,
                latency,
                profile);
    }

    private static long cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static long allocated() {
        long[] ofThreads = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
        return Arrays.stream(ofThreads).filter(bytes -> bytes > 0).sum();
    }
}
