/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

/** A reader or a consumer of a whole partitioned topic. */
interface PartitionedSession {

    /** Whether its connection has ended. */
    boolean isClosed();

    /** The number of partitions that it receives messages from. */
    int partitions();

    /**
     * Receives messages from another partition too. As in Pulsar, it begins there as in the others:
     * a reader with {@code latest} does not receive the messages before.
     *
     * @return whether it does; false if another consumer has the subscription of the partition
     */
    boolean addPartition(Topic partition);
}
