/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

/**
 * The batch settings of a producer's query.
 *
 * @param batching whether messages are stored in batches
 * @param batchSize the maximum number of messages in a batch, from 1
 * @param delayMillis how long a batch waits that is not full
 */
record ProducerSettings(boolean batching, int batchSize, long delayMillis) {

    private static final int DEFAULT_BATCH_SIZE = 1000;
    private static final int DEFAULT_DELAY_MILLIS = 1;

    /**
     * @throws IllegalArgumentException if a parameter is not a number
     */
    static ProducerSettings of(Query query) {
        return new ProducerSettings(
                query.isTrue("batchingEnabled"),
                query.number("batchingMaxMessages", DEFAULT_BATCH_SIZE),
                query.number("batchingMaxPublishDelay", DEFAULT_DELAY_MILLIS));
    }
}
