/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As {@link LedgerOnceContract}, with batches of a partitioned topic, which gets another partition
 * on the way. The database has a position for each partition.
 */
abstract class PartitionLedgerOnceContract extends KilledOnceRoute {

    @Override
    boolean batches() {
        return true;
    }

    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {2, 4})
    void eachEventOfEachPartitionIsInTheDatabaseOnceAfterKillsAtRandomMoments(int partitions) {
        String topic = service().newTopic();
        service().createPartitionedTopic(topic, partitions);
        PartitionFeed feed = new PartitionFeed(service(), topic, partitions, EVENTS_PER_SECOND);

        killAndCheck(
                topic,
                feed,
                ", batches, " + partitions + " partitions",
                () -> {
                    service().addPartitions(topic, partitions + 1);
                    feed.lastPartitionIsThere();
                });
    }
}
