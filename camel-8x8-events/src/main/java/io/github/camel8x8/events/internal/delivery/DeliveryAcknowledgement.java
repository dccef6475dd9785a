/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.EventsAcknowledgement;
import io.github.camel8x8.events.internal.stream.flow.Delivery;

/** Acknowledges or rejects one delivery. */
final class DeliveryAcknowledgement implements EventsAcknowledgement {

    private final Delivery delivery;

    /**
     * @param delivery the delivery of the event
     */
    DeliveryAcknowledgement(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public boolean ack() {
        return delivery.acknowledge();
    }

    @Override
    public boolean nack() {
        return delivery.negativeAcknowledge();
    }
}
