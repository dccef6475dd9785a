/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in the order received. Removal from any place takes constant time. The links are in
 * the deliveries, so a delivery is in at most one list.
 */
final class DeliveryList {

    private @Nullable Delivery first;
    private @Nullable Delivery last;
    private int size;

    void append(Delivery delivery) {
        Delivery end = last;
        delivery.list = this;
        delivery.previous = end;
        delivery.next = null;
        if (end == null) {
            first = delivery;
        } else {
            end.next = delivery;
        }
        last = delivery;
        size++;
    }

    /** Removes the delivery, if it is in this list. */
    void remove(Delivery delivery) {
        if (delivery.list != this) {
            return;
        }
        Delivery before = delivery.previous;
        Delivery after = delivery.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        delivery.list = null;
        delivery.previous = null;
        delivery.next = null;
        size--;
    }

    @Nullable Delivery first() {
        return first;
    }

    @Nullable Delivery last() {
        return last;
    }

    int size() {
        return size;
    }

    void forEach(Consumer<Delivery> action) {
        Delivery delivery = first;
        while (delivery != null) {
            Delivery next = delivery.next; // the action may remove the delivery
            action.accept(delivery);
            delivery = next;
        }
    }

    void clear() {
        forEach(this::remove);
    }
}
