/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.Processor;

/** Routes that receive batches, and a step that waits until the test lets it continue. */
abstract class BatchRoutes extends RouteOnService {

    /** A time that is never over in a test. */
    static final String NO_TIMEOUT = "batchTimeout=1h";

    static final String TEN = "maxBatchSize=10";
    static final String READER = "messageId=earliest";
    static final String SUBSCRIPTION = "subscription=s&subscriptionInitialPosition=Earliest";

    final ReceivedBatches received = new ReceivedBatches();
    final CountDownLatch go = new CountDownLatch(1);
    final Processor held =
            exchange -> {
                received.process(exchange);
                go.await();
            };

    String batching(String api, String... options) {
        return uri(api, "batching=true", String.join("&", options));
    }

    void awaitReceived(int count) {
        await(count + " events at the consumer")
                .atMost(LIMIT)
                .until(() -> consumer().streams().get(0).statistics().received() >= count);
    }

    void awaitNothingInFlight() {
        await("nothing in flight").atMost(LIMIT).until(() -> consumer().getEventsInFlight() == 0);
    }
}
