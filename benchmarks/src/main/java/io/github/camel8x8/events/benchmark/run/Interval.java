/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import org.jspecify.annotations.Nullable;

/**
 * What was measured between two moments of a client process.
 *
 * @param events how many were read
 * @param seconds how long it took
 * @param cpuSeconds of all threads of the client process
 * @param serverCpuSeconds of the server process
 * @param allocatedBytes by the threads that live at the end
 * @param heapBytes after a full collection at the end; 0 where it was not asked for
 * @param latency null where no event told its send time
 * @param profile null where it was not asked for
 */
public record Interval(
        long events,
        double seconds,
        double cpuSeconds,
        double serverCpuSeconds,
        double allocatedBytes,
        long heapBytes,
        @Nullable Latency latency,
        @Nullable Profile profile) {

    /** Events a second. */
    public double rate() {
        return events / seconds;
    }

    /** CPU seconds for a million events. */
    public double cpuPerMillion() {
        return cpuSeconds * 1e6 / events;
    }

    /** CPU seconds of the server for a million events. */
    public double serverCpuPerMillion() {
        return serverCpuSeconds * 1e6 / events;
    }

    /** Bytes allocated for an event. */
    public double bytesPerEvent() {
        return allocatedBytes / events;
    }
}
