/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import java.util.Map;

/**
 * How a process's busiest thread used its time.
 *
 * @param thread its name
 * @param user the fraction of the time that it ran outside the kernel, 0 to 1
 * @param kernel the fraction that it ran in the kernel: sockets, and waking other threads
 * @param samples the number of samples of its stack
 * @param shares the shares of the samples, with a sum of 1
 */
public record Profile(
        String thread, double user, double kernel, long samples, Map<Work, Double> shares) {

    /** The fraction of the whole time that was spent on this work, 0 to 1. */
    public double part(Work work) {
        return user * shares.getOrDefault(work, 0.0);
    }
}
