/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import org.jspecify.annotations.Nullable;

/**
 * The measurements between two moments of a client process.
 *
 * @param events the number of events read
 * @param seconds the length of the interval
 * @param cpuSeconds of all threads of the client process
 * @param serverCpuSeconds of the server process
 * @param allocatedBytes by the threads that are alive at the end
 * @param heapBytes after a full collection at the end; 0 if not requested
 * @param latency null if no event contained its send time
 * @param profile null if not requested
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

    /** Events per second. */
    public double rate() {
        return events / seconds;
    }

    /** CPU seconds per million events. */
    public double cpuPerMillion() {
        return cpuSeconds * 1e6 / events;
    }

    /** CPU seconds of the server per million events. */
    public double serverCpuPerMillion() {
        return serverCpuSeconds * 1e6 / events;
    }

    /** Bytes allocated per event. */
    public double bytesPerEvent() {
        return allocatedBytes / events;
    }
}
