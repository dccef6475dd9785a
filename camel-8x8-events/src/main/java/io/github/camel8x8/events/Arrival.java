/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.event.Event;
import io.github.camel8x8.events.stream.Delivery;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.camel.Exchange;
import org.apache.camel.spi.SynchronizationVetoable;
import org.jspecify.annotations.Nullable;

/**
 * An event in flight, and the completion of its Exchange. The event is processed when both have
 * ended well: the route of its Exchange, and the completion, which the route may have handed over
 * to a copy that ends later, as {@code seda} does. When one of them fails, the event fails at once.
 *
 * <p>Safe for use by several threads. Keeps no reference to an Exchange, which may be pooled.
 */
final class Arrival implements SynchronizationVetoable {

    private static final AtomicIntegerFieldUpdater<Arrival> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Arrival.class, "ended");

    private static final int ROUTE = 1;
    private static final int COMPLETION = 2;
    private static final int BOTH = ROUTE | COMPLETION;

    private final Delivery delivery;
    private final Event event;
    private final Settlement settlement;
    private volatile int ended;
    private volatile @Nullable HandoverPoint handover;

    /**
     * @param delivery the event's delivery
     * @param event its payload
     * @param settlement how it is settled
     */
    Arrival(Delivery delivery, Event event, Settlement settlement) {
        this.delivery = delivery;
        this.event = event;
        this.settlement = settlement;
    }

    Delivery delivery() {
        return delivery;
    }

    Event event() {
        return event;
    }

    Settlement settlement() {
        return settlement;
    }

    @Override
    public boolean allowHandover() {
        return true;
    }

    @Override
    public void beforeHandover(Exchange target) {
        handover = HandoverPoint.here(target);
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (isRolledBack(exchange)) {
            settlement.failed(delivery);
        } else {
            end(COMPLETION);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        failed(exchange.getException());
    }

    /**
     * The Exchange has ended without an unhandled failure.
     *
     * @return whether that ends the event too; false if another Exchange has its completion
     */
    boolean routeEnded(Exchange exchange) {
        if (isRolledBack(exchange)) {
            settlement.failed(delivery);
            return true;
        }
        HandoverPoint taken = handover;
        if (taken != null && taken.hasThrown(exchange)) {
            // The copy never reached its queue, so nothing will complete it.
            end(COMPLETION);
        }
        return end(ROUTE);
    }

    /** The Exchange, or the one that has its completion, has failed. */
    void failed(@Nullable Exception failure) {
        if (failure instanceof RejectedExecutionException) {
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

    private boolean end(int part) {
        boolean both =
                ENDED.getAndAccumulate(this, part, (before, more) -> before | more)
                        == (BOTH ^ part);
        if (both) {
            settlement.succeeded(delivery);
        }
        return both || ended == BOTH;
    }
}
