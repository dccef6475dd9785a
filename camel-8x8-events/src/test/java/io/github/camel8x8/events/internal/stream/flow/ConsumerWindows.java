/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.options.SubscriptionType;
import java.util.concurrent.atomic.AtomicInteger;

/** Windows of subscriptions, and a record of the seek backs that they request. */
final class ConsumerWindows {

    final AtomicInteger seekBacks = new AtomicInteger();
    final StreamStatistics statistics = new StreamStatistics();

    /** A window for ten messages. */
    ConsumerWindow consumer(SubscriptionType type) {
        return window(type, false, 10);
    }

    /** A window of a Shared subscription in pull mode. */
    ConsumerWindow pulling(int capacity) {
        return window(SubscriptionType.Shared, true, capacity);
    }

    private ConsumerWindow window(SubscriptionType type, boolean pull, int capacity) {
        return new ConsumerWindow(
                TestOptions.consumer(type, null, null, pull),
                capacity,
                statistics,
                seekBacks::incrementAndGet);
    }
}
