/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.Api;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import java.time.Duration;
import java.util.Locale;
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
     * Whether the topic is partitioned and the reader has asked for the events after a message id,
     * which Pulsar supports only for a single partition.
     */
    boolean isOfPartitionedTopic() {
        return !byProxy && contains("partitioned topic startMessageId is illegal");
    }

    /**
     * Whether the topic does not exist and is not created: so Pulsar answers for a partition that a
     * partitioned topic does not have. A reader on Pulsar 4.0.8 receives a 500 without a reason.
     */
    boolean isOfMissingTopic() {
        return !byProxy && (status == 404 || (status == 500 && contains("\"errorMsg\":\"\"")));
    }

    /** Jetty's page has the quotes as entities. */
    private boolean contains(String text) {
        return body.replace("&quot;", "\"")
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT));
    }

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
