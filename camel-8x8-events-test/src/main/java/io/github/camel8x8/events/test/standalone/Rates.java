/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.standalone;

import io.github.camel8x8.events.test.broker.TopicName;
import java.util.HashMap;
import java.util.Map;

/** The messages per second of each topic since the last call. Not thread-safe. */
final class Rates {

    private static final double NANOS = 1e9;

    private final Map<TopicName, Sample> last = new HashMap<>();

    private record Sample(long at, long count) {}

    double of(TopicName topic, long count) {
        long now = System.nanoTime();
        Sample before = last.put(topic, new Sample(now, count));
        return before == null
                ? 0
                : (count - before.count()) * NANOS / Math.max(1, now - before.at());
    }
}
