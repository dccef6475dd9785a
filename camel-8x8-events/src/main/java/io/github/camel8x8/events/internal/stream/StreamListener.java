/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import java.time.Instant;

/**
 * Observes a stream. Called on threads that other streams share: no method may block. An exception
 * of a method is logged and not propagated.
 */
public interface StreamListener {

    /**
     * An event has arrived; it is in flight until it is acknowledged or fails. Called in the order
     * of the topic.
     *
     * @param delivery the event
     */
    void onDelivery(Delivery delivery);

    /** All events of one read of the socket have been delivered. */
    default void onDelivered() {}

    /** Deliveries that have not started are dropped: a queue may release them. */
    void onDropped();

    /**
     * A frame could not be decoded; it is skipped and its credit returned.
     *
     * @param cause the reason
     */
    void onUndecodable(MalformedFrameException cause);

    /**
     * The state has changed, or the cause of staying in it.
     *
     * @param status the new status
     */
    void onStatus(StreamStatus status);

    /**
     * Events may be missing permanently: a reader at {@code latest} lost its session before its
     * first event, so it had no position to resume from; or the server no longer has the event at a
     * reader's position.
     *
     * @param description a sentence for the log and the health check
     */
    void onGap(String description);

    /**
     * The topic is partitioned. This stream ends, and the caller must start a stream for each
     * partition. Called before {@link EventStream#start} completes, unless the stream had started.
     * An Error is a failed attempt of this stream, so this is called again.
     *
     * @param found the partitions
     * @throws RuntimeException if the partitions cannot be read; the stream fails
     */
    default void onPartitioned(PartitionedTopic found) {}

    /**
     * There is a problem that an operator should know about and that does not end the stream.
     * Reported once.
     *
     * @param description a sentence for the log and the health check
     */
    default void onWarning(String description) {}

    /**
     * A reader with a stop time has processed every event before that time, and its position is
     * stored. Later events are not delivered. Called once, unless the stream ends before.
     *
     * @param stopTime the time
     */
    default void onComplete(Instant stopTime) {}

    /**
     * The position could not be stored; storing is retried with the next one. Reported once as long
     * as the reason is the same, on a thread that may block.
     *
     * @param cause the reason
     */
    void onPositionNotStored(Exception cause);
}
