/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.options;

/** Where the handshake carries the API key (8x8, Authentication). */
public enum ApiKeyIn {
    /** In the request header {@code X-API-Key}; recommended, because the URL does not show it. */
    HEADER,
    /** In the query parameter {@code x-api-key}, for clients that cannot set a header. */
    QUERY
}
