/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.TopicName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint and topic in the path of a request: {@code
 * /ws/v2/reader/persistent/tenant/namespace/topic[/subscription]}.
 *
 * @param endpoint the endpoint
 * @param topic the topic
 * @param subscription of a consumer, otherwise null
 */
record Target(Endpoint endpoint, TopicName topic, @Nullable String subscription) {

    private static final Pattern NAME = Pattern.compile("[-=:.\\w]*");

    private static final int FIRST_OF_TOPIC = 7;
    private static final int CONSUMER_PARTS = 9;

    /** The endpoint of a path; null if the path has no servlet. */
    static @Nullable Endpoint endpoint(String path) {
        for (Endpoint endpoint : Endpoint.values()) {
            if (path.startsWith("/ws/v2/" + endpoint.pathSegment() + "/")) {
                return endpoint;
            }
        }
        return null;
    }

    /**
     * @throws IllegalArgumentException if parts of the path are missing or invalid
     */
    static Target parse(Endpoint endpoint, String path) {
        List<String> parts = List.of(path.split("/", -1));
        check(parts.size() > FIRST_OF_TOPIC, "Invalid topic name format");
        check(List.of("persistent", "non-persistent").contains(parts.get(4)), "null");
        boolean consumer = endpoint == Endpoint.CONSUMER;
        check(!consumer || parts.size() == CONSUMER_PARTS, "Invalid topic name format");
        String subscription = consumer ? decode(parts.get(CONSUMER_PARTS - 1)) : null;
        check(subscription == null || !subscription.isEmpty(), "Empty subscription name");
        int end = consumer ? CONSUMER_PARTS - 1 : parts.size();
        String topic = decode(String.join("/", parts.subList(FIRST_OF_TOPIC, end)));
        check(!topic.isEmpty(), "Invalid topic name format");
        return new Target(
                endpoint,
                new TopicName(name(parts.get(5)), name(parts.get(6)), topic),
                subscription);
    }

    private static String name(String encoded) {
        String name = decode(encoded);
        check(!name.isEmpty() && NAME.matcher(name).matches(), "Invalid named entity: " + name);
        return name;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
