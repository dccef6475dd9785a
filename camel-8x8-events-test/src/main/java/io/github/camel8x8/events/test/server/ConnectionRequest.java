/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.server;

import io.github.camel8x8.events.test.broker.TopicName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request with which a client connected.
 *
 * @param endpoint the endpoint
 * @param topic the topic
 * @param subscriptionName of a consumer, otherwise null
 * @param parameters of the query, decoded
 * @param headers of the request, with names in lower case; may contain a key
 * @param at the time of the request
 */
public record ConnectionRequest(
        Endpoint endpoint,
        TopicName topic,
        @Nullable String subscriptionName,
        Map<String, String> parameters,
        Map<String, String> headers,
        Instant at) {

    /** {@return the subscription of a consumer} */
    public Optional<String> subscription() {
        return Optional.ofNullable(subscriptionName);
    }

    /** {@return the parameter {@code messageId} as the client sent it; empty if absent} */
    public Optional<String> messageId() {
        return Optional.ofNullable(parameters.get("messageId"));
    }

    /** Without keys. */
    @Override
    public String toString() {
        return endpoint.pathSegment()
                + " of "
                + topic
                + subscription().map(s -> "/" + s).orElse("");
    }
}
