/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.spi.SynchronizationVetoable;
import org.jspecify.annotations.Nullable;

/**
 * The completion of one copy of an event's Exchange, which a step such as {@code seda} has made. It
 * is not handed over if that copy is copied in turn, so each copy must succeed.
 *
 * <p>Safe for use by several threads. Keeps no reference to an Exchange, which may be pooled.
 */
final class Copy implements SynchronizationVetoable {

    private final Owner owner;
    private final @Nullable HandoverPoint origin;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Copy next;

    /**
     * @param owner the event
     * @param origin the code that made the copy; null if that is unknown
     */
    Copy(Owner owner, @Nullable HandoverPoint origin) {
        this.owner = owner;
        this.origin = origin;
    }

    /** The copy has been copied in turn. */
    void copied(Copy copy) {
        next = copy;
    }

    /** The copy that was made of this one, if any. */
    @Nullable Copy next() {
        return next;
    }

    /** Whether the code that made this copy of the Exchange has failed since. */
    boolean isLost(Exchange exchange) {
        return origin != null && origin.hasThrown(exchange);
    }

    /** {@return whether this call is the first} */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    @Override
    public boolean allowHandover() {
        return false;
    }

    @Override
    public void beforeHandover(Exchange target) {
        throw new IllegalStateException("The completion of a copy is not handed over");
    }

    @Override
    public void onComplete(Exchange exchange) {
        owner.copyEnded(this, exchange);
    }

    @Override
    public void onFailure(Exchange exchange) {
        owner.failed(exchange.getException());
    }

    /** The event of the Exchange that was copied. */
    public interface Owner {

        /** A copy has ended without an unhandled failure. */
        void copyEnded(Copy copy, Exchange exchange);

        /** A copy has failed. */
        void failed(@Nullable Exception failure);
    }
}
