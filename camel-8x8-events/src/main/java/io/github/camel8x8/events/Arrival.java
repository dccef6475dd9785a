/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.stream.Delivery;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * An event that has come, on its way through the route. It is settled when its Exchange is
 * complete, wherever that is: an Exchange that was handed on, as by {@code seda}, takes this along.
 * Keeps no reference to the Exchange, which may be pooled.
 *
 * @param delivery to settle it by
 * @param event its payload
 * @param settlement how it is settled
 */
record Arrival(Delivery delivery, Event event, Settlement settlement) implements Synchronization {

    @Override
    public void onComplete(Exchange exchange) {
        if (isRolledBack(exchange)) {
            settlement.failed(delivery);
        } else {
            settlement.succeeded(delivery);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        if (exchange.getException() instanceof RejectedExecutionException) {
            // Nobody has worked on it: threads are full, or a route on its way is being stopped.
            settlement.rejected(delivery);
        } else {
            settlement.failed(delivery);
        }
    }

    /** Handled, and undone: markRollbackOnly leaves no exception. */
    static boolean isRolledBack(Exchange exchange) {
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    }
}
