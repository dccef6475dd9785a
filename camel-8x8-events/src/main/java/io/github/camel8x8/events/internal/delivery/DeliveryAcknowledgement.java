/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.EventsAcknowledgement;
import io.github.camel8x8.events.internal.stream.flow.Acknowledgeable;

/** Acknowledges or rejects one delivery, or those of a batch as one. */
final class DeliveryAcknowledgement implements EventsAcknowledgement {

    private final Acknowledgeable delivery;

    /**
     * @param delivery the delivery of the event, or those of the batch
     */
    DeliveryAcknowledgement(Acknowledgeable delivery) {
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
