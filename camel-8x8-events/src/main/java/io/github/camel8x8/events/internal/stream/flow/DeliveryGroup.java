/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Deliveries that have begun and that are acknowledged, or redelivered, as one. */
public final class DeliveryGroup implements Acknowledgeable {

    private final List<Delivery> deliveries;
    private final AtomicBoolean completed = new AtomicBoolean();

    /**
     * Groups deliveries.
     *
     * @param deliveries at least one, in the order of the topic
     */
    public DeliveryGroup(List<Delivery> deliveries) {
        this.deliveries = List.copyOf(deliveries);
    }

    /** {@return the deliveries, in order} */
    public List<Delivery> deliveries() {
        return deliveries;
    }

    /** {@return the first delivery} */
    public Delivery first() {
        return deliveries.get(0);
    }

    /** {@return the last delivery} */
    public Delivery last() {
        return deliveries.get(deliveries.size() - 1);
    }

    @Override
    public boolean acknowledge() {
        if (!completed.compareAndSet(false, true)) {
            return false;
        }
        // From the end: the position of a reader passes the whole group at once, with the first.
        boolean any = false;
        for (int i = deliveries.size() - 1; i >= 0; i--) {
            any |= deliveries.get(i).acknowledge();
        }
        return any;
    }

    @Override
    public boolean negativeAcknowledge() {
        if (!completed.compareAndSet(false, true)) {
            return false;
        }
        boolean any = false;
        for (Delivery delivery : deliveries) {
            any |= delivery.negativeAcknowledge();
        }
        return any;
    }

    /** A delivery whose session has ended is redelivered instead. */
    @Override
    public boolean putBack() {
        if (!completed.compareAndSet(false, true)) {
            return false;
        }
        for (Delivery delivery : deliveries) {
            if (!delivery.putBack()) {
                delivery.negativeAcknowledge();
            }
        }
        return true;
    }

    /** {@return whether a delivery waits to be processed again} */
    public boolean isQueued() {
        return deliveries.stream().anyMatch(Delivery::isQueued);
    }

    @Override
    public void handedOver() {
        deliveries.forEach(Delivery::handedOver);
    }

    @Override
    public void held() {
        deliveries.forEach(Delivery::held);
    }

    @Override
    public boolean isStarted() {
        for (Delivery delivery : deliveries) {
            if (delivery.isStarted()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String label() {
        return "the batch of "
                + deliveries.size()
                + " events from "
                + first().message().printableId()
                + " to "
                + last().message().printableId();
    }

    @Override
    public String toString() {
        return "DeliveryGroup[" + deliveries.size() + ", " + first() + ", " + last() + "]";
    }
}
