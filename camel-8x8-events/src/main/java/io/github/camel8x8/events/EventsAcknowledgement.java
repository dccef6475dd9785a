/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

/**
 * Lets the route acknowledge or reject an event, or with {@code batching=true} all events of a
 * batch as one. It is in the header {@link EventsConstants#ACKNOWLEDGEMENT} with {@code
 * allowManualAck=true}. The route may keep it and call it later, from any thread. Until then the
 * event stays in flight and counts toward {@code receiverQueueSize}. Only the first call has an
 * effect.
 */
public interface EventsAcknowledgement {

    /**
     * Acknowledges the event: it has been processed.
     *
     * @return false if the event was acknowledged or rejected before
     */
    boolean ack();

    /**
     * Rejects the event, so that it is redelivered. A Shared or Key_Shared subscription redelivers
     * only this event, after {@code negativeAckRedeliveryDelay}; an Exclusive or Failover
     * subscription redelivers this event and all later ones.
     *
     * @return false if the event was acknowledged or rejected before
     */
    boolean nack();
}
