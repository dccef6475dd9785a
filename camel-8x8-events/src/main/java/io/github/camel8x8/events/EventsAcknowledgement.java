/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.Delivery;

/**
 * Lets the route say itself what became of an event; in the header {@link
 * EventsConstants#ACKNOWLEDGEMENT} with {@code allowManualAck=true}. May be kept and called later,
 * from any thread: until then the event stays in flight and keeps its place in {@code
 * receiverQueueSize}. Only the first call counts.
 */
public final class EventsAcknowledgement {

    private final Delivery delivery;

    EventsAcknowledgement(Delivery delivery) {
        this.delivery = delivery;
    }

    /**
     * The event has been dealt with.
     *
     * @return false where it was acknowledged or rejected before
     */
    public boolean ack() {
        return delivery.acknowledge();
    }

    /**
     * The event shall come again: on a Shared or Key_Shared subscription this one, after {@code
     * negativeAckRedeliveryDelay}; on an Exclusive or Failover one everything from it on.
     *
     * @return false where it was acknowledged or rejected before
     */
    public boolean nack() {
        return delivery.negativeAcknowledge();
    }
}
