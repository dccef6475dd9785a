/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.stream.options.ApiKey;
import io.github.camel8x8.events.stream.options.Credentials;
import io.github.camel8x8.events.stream.options.HttpProxy;
import io.github.camel8x8.events.stream.options.StreamOptions;
import io.github.camel8x8.events.stream.options.Timeouts;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt asks for.
 *
 * @param url never holds the API key
 * @param key the API key, or null
 * @param timeouts the session's
 * @param proxy or null
 * @param ackBatchSize how many acknowledgements leave together at once, from 1
 */
record Handshake(
        String url,
        @Nullable ApiKey key,
        Timeouts timeouts,
        @Nullable HttpProxy proxy,
        int ackBatchSize) {

    /** So small that the server does not come to its window's end for want of credits. */
    private static final int PART_OF_WINDOW = 8;

    /**
     * Asks for the API key, so it may block.
     *
     * @throws IllegalArgumentException where there is no key to be had
     */
    static Handshake of(StreamOptions options, String startAfter) {
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

    /** Nothing of it: the key may be anywhere. */
    @Override
    public String toString() {
        return "Handshake";
    }
}
