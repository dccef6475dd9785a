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
 */
record Handshake(
        String url, Map<String, String> headers, Timeouts timeouts, @Nullable Proxy proxy) {

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
            String key = credentials.key().get();
            if (key == null || key.isBlank()) {
                throw InvalidOption.withoutValue("apiKeyProvider", "gave no key");
            }
            if (credentials.in() == ApiKeyIn.QUERY) {
                url += "&" + KEY_PARAMETER + "=" + PercentEncoded.of(key.trim());
            } else {
                headers = Map.of(KEY_HEADER, key.trim());
            }
        }
        return new Handshake(url, headers, options.timeouts(), options.proxy());
    }

    /** Nothing of it: the key may be anywhere. */
    @Override
    public String toString() {
        return "Handshake";
    }
}
