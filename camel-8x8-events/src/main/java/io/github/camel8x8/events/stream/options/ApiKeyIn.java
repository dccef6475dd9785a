/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream.options;

/** Where the API key travels in the handshake (8x8, Authentication). */
public enum ApiKeyIn {
    /** In the request header {@code X-API-Key}; recommended, since it is in no URL. */
    HEADER,
    /** In the query parameter {@code x-api-key}, for what cannot set a header. */
    QUERY
}
