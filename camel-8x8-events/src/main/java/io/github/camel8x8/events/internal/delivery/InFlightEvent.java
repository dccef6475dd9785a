/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import org.jspecify.annotations.Nullable;

/** An event in flight: one that has a separate Exchange, or that waits for its batch. */
final class InFlightEvent extends InFlight {

    private final Delivery delivery;
    private final Event event;

    /**
     * @param delivery the event's delivery
     * @param event its payload
     * @param ackPolicy how it is acknowledged
     */
    InFlightEvent(Delivery delivery, Event event, AckPolicy ackPolicy) {
        super(ackPolicy);
        this.delivery = delivery;
        this.event = event;
    }

    @Override
    boolean isPutBack() {
        return delivery.isQueued();
    }

    @Override
    @Nullable InFlightEvent beginAgain() {
        return delivery.isQueued() && delivery.begin()
                ? new InFlightEvent(delivery, event, ackPolicy())
                : null;
    }

    @Override
    Delivery delivery() {
        return delivery;
    }

    @Override
    void countRouted(StreamMeters meters) {
        meters.routed(delivery.message());
    }

    Event event() {
        return event;
    }
}
