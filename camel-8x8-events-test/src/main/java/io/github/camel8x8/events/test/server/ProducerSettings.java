/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

/**
 * What a producer's query says of batches.
 *
 * @param batching whether messages are stored in batches
 * @param batchSize most messages in a batch, from 1
 * @param delayMillis how long a batch that is not full waits
 */
record ProducerSettings(boolean batching, int batchSize, long delayMillis) {

    private static final int DEFAULT_BATCH_SIZE = 1000;
    private static final int DEFAULT_DELAY_MILLIS = 1;

    /**
     * @throws IllegalArgumentException where a parameter is no number
     */
    static ProducerSettings of(Query query) {
        return new ProducerSettings(
                query.isTrue("batchingEnabled"),
                query.number("batchingMaxMessages", DEFAULT_BATCH_SIZE),
                query.number("batchingMaxPublishDelay", DEFAULT_DELAY_MILLIS));
    }
}
