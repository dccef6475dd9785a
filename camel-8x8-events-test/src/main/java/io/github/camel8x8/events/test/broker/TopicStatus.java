/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.List;

/**
 * The state of a topic at one moment.
 *
 * @param name its name
 * @param partitions how many partitions it has, whose messages and clients are counted here; 0 if
 *     it is not partitioned, as for each partition
 * @param published how many messages were ever published to it
 * @param kept how many messages it still has
 * @param clients how many readers and consumers are connected
 * @param subscriptions its subscriptions; those of a partitioned topic include all partitions
 */
public record TopicStatus(
        TopicName name,
        int partitions,
        long published,
        int kept,
        int clients,
        List<SubscriptionStatus> subscriptions) {}
