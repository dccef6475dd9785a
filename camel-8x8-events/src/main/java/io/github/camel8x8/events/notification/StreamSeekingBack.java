/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.notification;

import java.time.Instant;
import org.apache.camel.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The route has failed to process an event, and the stream is about to read again from it. The
 * connection is closed for this; no {@link StreamDisconnected} is sent. Sent for each failure: an
 * event that always fails is reported again after each attempt.
 */
public final class StreamSeekingBack extends StreamNotification {

    private final @Nullable String position;
    private final @Nullable Instant nextAttemptAt;

    /**
     * Creates a notification.
     *
     * @param consumer the consumer of the stream
     * @param topic tenant, namespace and topic
     * @param position the message id of the last event before the failed one; null if none is
     *     known, and with a subscription
     * @param nextAttemptAt when the stream reads again, by the system clock
     */
    public StreamSeekingBack(
            Consumer consumer,
            String topic,
            @Nullable String position,
            @Nullable Instant nextAttemptAt) {
        super(consumer, topic);
        this.position = position;
        this.nextAttemptAt = nextAttemptAt;
    }

    /**
     * {@return the message id of the last event before the failed one; null if none is known, and
     * with a subscription}
     */
    public @Nullable String getPosition() {
        return position;
    }

    /** {@return when the stream reads again, by the system clock} */
    public @Nullable Instant getNextAttemptAt() {
        return nextAttemptAt;
    }

    @Override
    String change() {
        return "reads a failed event again"
                + (position == null ? "" : ", the one after " + position);
    }
}
