/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.Broker;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The settings of a producer's query.
 *
 * @param batching whether messages are stored in batches
 * @param batchSize the maximum number of messages in a batch, from 1
 * @param delayMillis how long a batch waits that is not full
 * @param withoutKey selects the partition of messages without a key; {@link Broker#IN_TURN}
 */
record ProducerSettings(boolean batching, int batchSize, long delayMillis, int withoutKey) {

    private static final int DEFAULT_BATCH_SIZE = 1000;
    private static final int DEFAULT_DELAY_MILLIS = 1;

    private static final int MAX_PARTITION = 1 << 20;

    /** The names of Pulsar. */
    private enum MessageRoutingMode {
        SinglePartition,
        RoundRobinPartition,
        CustomPartition
    }

    /**
     * @throws IllegalArgumentException if a parameter is not a number or not one of its values
     */
    static ProducerSettings of(Query query) {
        return new ProducerSettings(
                query.isTrue("batchingEnabled"),
                query.number("batchingMaxMessages", DEFAULT_BATCH_SIZE),
                query.number("batchingMaxPublishDelay", DEFAULT_DELAY_MILLIS),
                withoutKey(query));
    }

    /**
     * By default, all messages of a producer without a key go to one partition, which is random.
     */
    private static int withoutKey(Query query) {
        MessageRoutingMode mode =
                query.oneOf("messageRoutingMode", MessageRoutingMode.SinglePartition);
        return mode == MessageRoutingMode.RoundRobinPartition
                ? Broker.IN_TURN
                : ThreadLocalRandom.current().nextInt(MAX_PARTITION);
    }
}
