/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

import java.util.Map;

/**
 * Where the time of a process's busiest thread went.
 *
 * @param thread its name
 * @param user the part of the time in which it ran outside the kernel, 0 to 1
 * @param kernel the part in which it ran in the kernel: sockets, and waking other threads
 * @param samples how many there were of its stack
 * @param shares of the samples, together 1
 */
public record Profile(
        String thread, double user, double kernel, long samples, Map<Work, Double> shares) {

    /** The part of the whole time that went into this work, 0 to 1. */
    public double part(Work work) {
        return user * shares.getOrDefault(work, 0.0);
    }
}
