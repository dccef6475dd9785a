/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Selects consumers by key. A key stays with its consumer while that is connected, so the messages
 * of a key stay in order. Pulsar would reassign some keys to a consumer that connects later.
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

    /** Spreads keys that differ only in the last digit over several consumers. */
    private static int spread(String key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
