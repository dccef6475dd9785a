/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

/** Additional measurements of an interval, which have a cost. */
public enum Extra {
    NOTHING,
    /** Runs a full collection at the end, and measures the heap. */
    HEAP,
    /** Profiles the busiest thread. */
    PROFILE
}
