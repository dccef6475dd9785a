/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.run;

/** What is told of each interval beyond what costs nothing to know. */
public enum Extra {
    NOTHING,
    /** Ends with a full collection and the heap's size. */
    HEAP,
    /** Where its time went. */
    PROFILE
}
