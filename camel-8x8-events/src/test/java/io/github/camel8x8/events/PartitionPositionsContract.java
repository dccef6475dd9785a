/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.contract.EventService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;

/** Stored positions of partitions whose repository is not available at first. */
abstract class PartitionPositionsContract extends RouteOnPartitions {

    private final Positions positions = new Positions();

    @Test
    void aPartitionWhosePositionCannotBeLoadedAtFirstIsReadLater() throws Exception {
        route(uri("messageId=latest", "offsetRepository=#positions"), received);
        awaitConnected();
        positions.failures.set(6);

        publishToEach(10);

        expectEachPartitionInOrderOnce();
    }

    @Override
    void open(EventService tested) {
        super.open(tested);
        camel.getRegistry().bind("positions", positions);
    }

    /** A repository in memory that fails on request. */
    private static final class Positions extends ServiceSupport
            implements StateRepository<String, String> {

        private final Map<String, String> stored = new ConcurrentHashMap<>();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public void setState(String key, String value) {
            stored.put(key, value);
        }

        @Override
        public String getState(String key) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the database is down");
            }
            return stored.get(key);
        }
    }
}
