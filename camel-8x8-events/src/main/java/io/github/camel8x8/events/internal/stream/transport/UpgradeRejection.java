/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.Api;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response instead of the WebSocket upgrade.
 *
 * @param status the HTTP status
 * @param byProxy whether the HTTP proxy answered, not the service
 * @param retryAfter how long the server asks to wait, or null
 * @param body the beginning of the response's text, at most 8 KB; may contain internal addresses of
 *     the server, so it must not be logged
 */
public record UpgradeRejection(
        int status, boolean byProxy, @Nullable Duration retryAfter, String body) {

    /**
     * Whether another attempt with the same options is of no use. On Pulsar 4.0 every failure of a
     * reader is a 500, so only another status shows it.
     */
    public boolean isPermanent(Api api) {
        return switch (status) {
            case 401, 403, 404, 405, 407, 414, 431 -> true;
            case 400 -> api instanceof ConsumerApi;
            default -> status >= 300 && status < 400;
        };
    }
}
