/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.notification;

import java.time.Instant;
import org.apache.camel.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The stream has lost its session, or the first attempt to connect has failed. It retries
 * automatically: a {@link StreamConnected} follows, or a {@link StreamFailed}. Not sent if the
 * component closes a session only to open the next one.
 */
public final class StreamDisconnected extends StreamNotification {

    private final String reason;
    private final @Nullable Instant nextAttemptAt;

    /**
     * Creates a notification.
     *
     * @param consumer the consumer of the stream
     * @param topic tenant, namespace and topic
     * @param reason why, and what to do; contains no secret
     * @param nextAttemptAt when the next attempt begins, by the system clock; null if it is not
     *     known
     */
    public StreamDisconnected(
            Consumer consumer, String topic, String reason, @Nullable Instant nextAttemptAt) {
        super(consumer, topic);
        this.reason = reason;
        this.nextAttemptAt = nextAttemptAt;
    }

    /** {@return why, and what to do; contains no secret} */
    public String getReason() {
        return reason;
    }

    /** {@return when the next attempt begins, by the system clock; null if it is not known} */
    public @Nullable Instant getNextAttemptAt() {
        return nextAttemptAt;
    }

    @Override
    String change() {
        return "is not connected: " + reason;
    }
}
