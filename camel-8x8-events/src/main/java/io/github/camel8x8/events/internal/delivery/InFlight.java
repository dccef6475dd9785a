/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.micrometer.StreamMeters;
import io.github.camel8x8.events.internal.stream.flow.Acknowledgeable;
import java.lang.ref.Reference;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.apache.camel.Exchange;
import org.apache.camel.spi.SynchronizationVetoable;
import org.jspecify.annotations.Nullable;

/**
 * An event or a batch in flight, and the completion of its Exchange. It has been processed when
 * three things have succeeded: the route of its Exchange, the completion, which a step such as
 * {@code seda} hands over to a copy that ends later, and each copy that has received the
 * completion. If one of them fails, it fails at once.
 *
 * <p>Safe for use by several threads. Keeps no reference to an Exchange, which may be pooled.
 */
abstract class InFlight implements SynchronizationVetoable, Copy.Owner {

    private static final AtomicIntegerFieldUpdater<InFlight> OPEN =
            AtomicIntegerFieldUpdater.newUpdater(InFlight.class, "open");

    private static final int ROUTE = 1;
    private static final int COMPLETION = 2;

    /** Copies are counted in the bits above. */
    private static final int COPY = 4;

    private final AckPolicy ackPolicy;
    private volatile int open = ROUTE | COMPLETION;
    private volatile @Nullable Copy firstCopy;
    private volatile @Nullable Copy lastCopy;

    /**
     * @param ackPolicy how it is acknowledged
     */
    InFlight(AckPolicy ackPolicy) {
        this.ackPolicy = ackPolicy;
    }

    /** The delivery or the deliveries, which do not refer to this object. */
    abstract Acknowledgeable delivery();

    /** Whether it was put back, to be processed again. */
    abstract boolean isPutBack();

    /**
     * Begins it again, for another Exchange.
     *
     * @return null if it was not put back, or was dropped since
     */
    abstract @Nullable InFlight beginAgain();

    /** It enters the route. */
    abstract void countRouted(StreamMeters meters);

    final AckPolicy ackPolicy() {
        return ackPolicy;
    }

    @Override
    public final boolean allowHandover() {
        return true;
    }

    @Override
    public final void beforeHandover(Exchange target) {
        Copy copy = new Copy(this, HandoverPoint.here(target));
        Copy copied = lastCopy;
        lastCopy = copy;
        if (copied == null) {
            firstCopy = copy;
        } else {
            copied.copied(copy);
        }
        OPEN.addAndGet(this, COPY);
        target.getExchangeExtension().addOnCompletion(copy);
    }

    @Override
    public final void onComplete(Exchange exchange) {
        if (isRolledBack(exchange)) {
            ackPolicy.failed(delivery());
        } else {
            end(COMPLETION);
        }
    }

    @Override
    public final void onFailure(Exchange exchange) {
        failed(exchange.getException());
    }

    /**
     * The Exchange has ended without an unhandled failure.
     *
     * @return whether that ends the processing too; false if another Exchange has its completion
     */
    final boolean routeEnded(Exchange exchange) {
        if (isRolledBack(exchange)) {
            ackPolicy.failed(delivery());
            return true;
        }
        Copy copy = firstCopy;
        if (copy == null) {
            // Nothing was handed over. Camel's pooled Exchanges may forget the completion.
            end(COMPLETION);
        } else {
            endIfLost(copy, exchange);
            firstCopy = null; // the chain of copies may grow without end
        }
        end(ROUTE);
        return open == 0;
    }

    @Override
    public final void copyEnded(Copy copy, Exchange exchange) {
        if (isRolledBack(exchange)) {
            ackPolicy.failed(delivery());
        } else {
            endIfLost(copy.next(), exchange);
            end(copy);
        }
    }

    /** The Exchange, or a copy of it, has failed. */
    @Override
    public final void failed(@Nullable Exception failure) {
        try {
            if (failure instanceof RejectedExecutionException) {
                // Not processed: a thread pool is full, or a route on its way is being stopped.
                ackPolicy.rejected(delivery());
            } else {
                ackPolicy.failed(delivery());
            }
        } finally {
            Reference.reachabilityFence(this); // a lost event may count as processed
        }
    }

    /** Whether the route has rolled back: {@code markRollbackOnly} leaves no exception. */
    static boolean isRolledBack(Exchange exchange) {
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    }

    /** Ends a copy that never reached its queue, and its completion: nothing else does. */
    private void endIfLost(@Nullable Copy copy, Exchange exchange) {
        if (copy != null && copy.isLost(exchange)) {
            end(copy);
            end(COMPLETION);
        }
    }

    private void end(int part) {
        int before = OPEN.getAndAccumulate(this, part, (parts, ended) -> parts & ~ended);
        if (before == part) {
            ackPolicy.succeeded(delivery());
        }
    }

    private void end(Copy copy) {
        if (copy.end() && OPEN.addAndGet(this, -COPY) == 0) {
            ackPolicy.succeeded(delivery());
        }
    }
}
