/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.TopicName;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys, as 8x8's gateway knows them. Without any, everyone may connect. Can be changed at any
 * time, from any thread; connections that are open stay so.
 */
public final class AccessControl {

    private final List<ApiKey> keys = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    /**
     * A key of a tenant.
     *
     * @param tenant the only one that it is for
     * @param secret what the client sends
     * @param permits the topics it is for
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
     * From now on a key is needed, and this is one.
     *
     * @param key the key and the topics that it opens
     */
    public void add(ApiKey key) {
        keys.add(key);
        open = false;
    }

    /**
     * From now on this key is wrong.
     *
     * @param secret the key as clients send it
     */
    public void revoke(String secret) {
        keys.removeIf(key -> key.secret().equals(secret));
    }

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
        return known.stream().anyMatch(key -> key.permits().test(topic))
                ? Verdict.GRANTED
                : Verdict.FORBIDDEN;
    }
}
