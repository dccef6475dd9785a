/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import org.junit.jupiter.api.Test;

/**
 * One process publishes numbered events. Another process stores each of them once in a database,
 * although it is killed again and again.
 */
abstract class LedgerOnceContract extends KilledOnceRoute {

    @Override
    boolean batches() {
        return false;
    }

    @Test
    void eachEventIsInTheDatabaseOnceAfterKillsAtRandomMoments() {
        String topic = service().newTopic();
        Feed feed =
                new Feed(
                        () -> service().producer(topic),
                        Integer.MAX_VALUE,
                        EVENTS_PER_SECOND,
                        () -> Integer.MAX_VALUE);

        killAndCheck(topic, feed, batches() ? ", batches" : "", () -> {});
    }
}
