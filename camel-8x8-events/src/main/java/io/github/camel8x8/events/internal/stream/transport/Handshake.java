/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.ApiKey;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one connection attempt.
 *
 * @param url never contains the API key
 * @param key the API key, or null
 * @param timeouts the timeouts of the session
 * @param proxy the HTTP proxy, or null
 * @param ackBatchSize how many acknowledgements are sent together, at least 1
 */
public record Handshake(
        String url,
        @Nullable ApiKey key,
        Timeouts timeouts,
        @Nullable HttpProxy proxy,
        int ackBatchSize) {

    /** A batch is an eighth of the window, so that the server does not run out of credits. */
    private static final int PART_OF_WINDOW = 8;

    /**
     * Gets the API key, so it may block.
     *
     * @throws IllegalArgumentException if no valid key is available
     */
    public static Handshake of(StreamOptions options, String startAfter) {
        Credentials credentials = options.credentials();
        return new Handshake(
                RequestTarget.of(options, startAfter),
                credentials.key() == null
                        ? null
                        : new ApiKey(ApiKey.checked(credentials.key().get()), credentials.in()),
                options.timeouts(),
                options.proxy(),
                Math.max(1, options.receiverQueueSize() / PART_OF_WINDOW));
    }

    /** Shows no values: each of them may contain the key. */
    @Override
    public String toString() {
        return "Handshake";
    }
}
