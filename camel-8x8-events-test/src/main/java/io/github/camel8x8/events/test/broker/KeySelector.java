/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By key. A key stays with its consumer as long as that is connected, so the order of its messages
 * is kept; Pulsar would give some keys to a consumer that comes later.
 */
final class KeySelector implements ConsumerSelector {

    private static final String NO_KEY = "NONE_KEY";

    private static final int MAX_KEYS = 100_000;

    private final Map<String, TopicConsumer> owners =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TopicConsumer> eldest) {
                    return size() > MAX_KEYS;
                }
            };

    @Override
    public @Nullable TopicConsumer select(Message message, List<TopicConsumer> consumers) {
        String key = message.key() == null ? NO_KEY : message.key();
        TopicConsumer owner =
                owners.computeIfAbsent(
                        key,
                        absent -> consumers.get(Math.floorMod(spread(absent), consumers.size())));
        return owner.hasRoom() ? owner : null;
    }

    @Override
    public void left(TopicConsumer consumer) {
        owners.values().removeIf(owner -> owner == consumer);
    }

    /** Keys that differ in the last digit only should not all go the same way. */
    private static int spread(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
