/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MalformedFrameException;

/**
 * Told what happens on a stream. Called on threads that other streams share: no method may block.
 * What a method throws is logged and goes no further.
 */
public interface StreamListener {

    /**
     * An event has come; it is in flight until it is settled. In the order of the topic.
     *
     * @param delivery the event
     */
    void onDelivery(Delivery delivery);

    /** All that came together, in one read of the socket, has been delivered. */
    default void onDelivered() {}

    /** Deliveries that have not begun are dropped: whoever queues them may let them go. */
    void onDropped();

    /**
     * A frame could not be decoded; it is passed over and its credit given back.
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
     * Events may be missing, and nothing can bring them back: a reader at {@code latest} lost its
     * session before its first event, so it had no place to go on from; or the server no longer has
     * the event at which a reader wanted to go on.
     *
     * @param description a sentence for the log and the health check
     */
    void onGap(String description);

    /**
     * Something was found that an operator should know, and that does not end the stream. Reported
     * once.
     *
     * @param description a sentence for the log and the health check
     */
    default void onWarning(String description) {}

    /**
     * The position could not be stored; it is tried again with the next one. Told once as long as
     * the reason stays, on a thread that may block.
     *
     * @param cause the reason
     */
    void onPositionNotStored(Exception cause);
}
