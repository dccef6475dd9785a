/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.TopicName;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys that 8x8's gateway accepts. Without any key, all clients may connect. Keys can be
 * changed at any time, from any thread; open connections stay open.
 */
public final class AccessControl {

    private final List<ApiKey> keys = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    /**
     * A key of a tenant.
     *
     * @param tenant the only tenant that it is valid for
     * @param secret the key that the client sends
     * @param permits the topics that it is valid for
     */
    public record ApiKey(String tenant, String secret, Predicate<TopicName> permits) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "key of " + tenant;
        }
    }

    enum Verdict {
        GRANTED,
        UNAUTHENTICATED,
        FORBIDDEN
    }

    /**
     * Adds a valid key; from now on clients need a key.
     *
     * @param key the key and the topics that it opens
     */
    public void add(ApiKey key) {
        keys.add(key);
        open = false;
    }

    /**
     * Makes a key invalid.
     *
     * @param secret the key as clients send it
     */
    public void revoke(String secret) {
        keys.removeIf(key -> key.secret().equals(secret));
    }

    /** As in Pulsar, a permission for a partitioned topic includes its partitions. */
    Verdict check(TopicName topic, @Nullable String secret) {
        if (open) {
            return Verdict.GRANTED;
        }
        List<ApiKey> known =
                keys.stream()
                        .filter(key -> key.tenant().equals(topic.tenant()))
                        .filter(key -> key.secret().equals(secret))
                        .toList();
        if (known.isEmpty()) {
            return Verdict.UNAUTHENTICATED;
        }
        TopicName whole = topic.withoutPartition();
        return known.stream()
                        .anyMatch(key -> key.permits().test(topic) || key.permits().test(whole))
                ? Verdict.GRANTED
                : Verdict.FORBIDDEN;
    }
}
