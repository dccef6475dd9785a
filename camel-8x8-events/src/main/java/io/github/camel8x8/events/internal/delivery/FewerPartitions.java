/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

/**
 * Decides when a topic has lost partitions. While a broker is down, a server may answer as if its
 * partitions did not exist, and their events would be read again later. A smaller number therefore
 * counts only when several looks in a row have found it. Not thread-safe.
 */
final class FewerPartitions {

    /** The looks in a row; one a minute, unless the route is reconnected by hand. */
    static final int LOOKS = 5;

    private int found;
    private int times;

    /**
     * Called after each look that has a result.
     *
     * @return whether the topic has this number of partitions, which is smaller than the known one
     */
    boolean isConfirmed(int known, int count) {
        if (count >= known) {
            times = 0;
            return false;
        }
        times = count == found ? times + 1 : 1;
        found = count;
        return times >= LOOKS;
    }

    /** Called before the first look, and after each look that has no result. */
    void begin() {
        times = 0;
    }
}
