/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt asks for.
 *
 * @param url may hold the API key
 * @param headers may hold the API key
 * @param timeouts the session's
 * @param proxy or null
 * @param acknowledgedTogether how many acknowledgements leave together at once, from 1
 */
record Handshake(
        String url,
        Map<String, String> headers,
        Timeouts timeouts,
        @Nullable Proxy proxy,
        int acknowledgedTogether) {

    /** So small that the server does not come to its window's end for want of credits. */
    private static final int PART_OF_WINDOW = 8;

    private static final String KEY_HEADER = "X-API-Key";
    private static final String KEY_PARAMETER = "x-api-key";

    /**
     * Asks for the API key, so it may block.
     *
     * @throws IllegalArgumentException where there is no key to be had
     */
    static Handshake of(StreamOptions options, String startAfter) {
        String url = RequestTarget.of(options, startAfter);
        Credentials credentials = options.credentials();
        Map<String, String> headers = Map.of();
        if (credentials.key() != null) {
            String key = checked(credentials.key().get());
            if (credentials.in() == ApiKeyIn.QUERY) {
                url += "&" + KEY_PARAMETER + "=" + PercentEncoded.of(key);
            } else {
                headers = Map.of(KEY_HEADER, key);
            }
        }
        return new Handshake(
                url,
                headers,
                options.timeouts(),
                options.proxy(),
                Math.max(1, options.receiverQueueSize() / PART_OF_WINDOW));
    }

    private static String checked(@Nullable String given) {
        String key = given == null ? "" : given.trim();
        if (key.isEmpty()) {
            throw InvalidOption.withoutValue("apiKeyProvider", "gave no key");
        }
        // Checked here, since others would show the value in the text of their refusal.
        if (!key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw InvalidOption.withoutValue(
                    "apiKey", "holds a line break, or another character that no key has");
        }
        return key;
    }

    /** Nothing of it: the key may be anywhere. */
    @Override
    public String toString() {
        return "Handshake";
    }
}
