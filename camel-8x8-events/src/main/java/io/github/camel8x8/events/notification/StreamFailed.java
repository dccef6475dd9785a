/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.notification;

import org.apache.camel.Consumer;

/**
 * The stream has ended and is not retried; restart the route. Not sent if the start of the route
 * fails: the exception reports it.
 */
public final class StreamFailed extends StreamNotification {

    private final String reason;

    /**
     * Creates a notification.
     *
     * @param consumer the consumer of the stream
     * @param topic tenant, namespace and topic
     * @param reason why, and what to do; contains no secret
     */
    public StreamFailed(Consumer consumer, String topic, String reason) {
        super(consumer, topic);
        this.reason = reason;
    }

    /** {@return why, and what to do; contains no secret} */
    public String getReason() {
        return reason;
    }

    @Override
    String change() {
        return "has failed and is not retried: " + reason;
    }
}
