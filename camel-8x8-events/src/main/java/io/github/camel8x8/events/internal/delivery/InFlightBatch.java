/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.event.EventBatch;
import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.flow.DeliveryGroup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events in flight that one Exchange processes. They have begun, and have one outcome. */
final class InFlightBatch extends InFlight {

    private final DeliveryGroup deliveries;
    private final EventBatch events;

    /**
     * @param events at least one, in the order of the topic
     * @param ackPolicy how they are acknowledged
     */
    InFlightBatch(List<InFlightEvent> events, AckPolicy ackPolicy) {
        super(ackPolicy);
        this.deliveries = new DeliveryGroup(events.stream().map(InFlightEvent::delivery).toList());
        this.events = EventBatch.of(events.stream().map(InFlightEvent::event).toList());
    }

    @Override
    boolean isPutBack() {
        return deliveries.isQueued();
    }

    /** Those that were dropped are redelivered; they are the last ones. */
    @Override
    @Nullable InFlightBatch beginAgain() {
        List<InFlightEvent> begun = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Delivery delivery = deliveries.deliveries().get(i);
            if (delivery.isQueued() && delivery.begin()) {
                begun.add(new InFlightEvent(delivery, events.get(i), ackPolicy()));
            }
        }
        return begun.isEmpty() ? null : new InFlightBatch(begun, ackPolicy());
    }

    @Override
    DeliveryGroup delivery() {
        return deliveries;
    }

    @Override
    void countRouted(StreamMeters meters) {
        deliveries.deliveries().forEach(delivery -> meters.routed(delivery.message()));
    }

    EventBatch events() {
        return events;
    }
}
