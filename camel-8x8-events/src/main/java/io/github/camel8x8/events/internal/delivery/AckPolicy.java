/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.stream.flow.Acknowledgeable;
import java.util.function.Supplier;

/**
 * Decides whether the events of a consumer are acknowledged, redelivered or skipped.
 *
 * @param onCompletion applies if the Exchange succeeds
 * @param onFailure applies if the Exchange fails
 * @param interruption whether the consumer is being stopped or suspended. This may have caused the
 *     failure, for example if Camel ends redelivery or a thread is interrupted, so the event is not
 *     skipped
 */
public record AckPolicy(
        OnCompletion onCompletion, OnFailure onFailure, Supplier<Interruption> interruption) {

    /**
     * The policy for the options of a consumer.
     *
     * @param manual whether the route acknowledges the event
     * @param redelivers whether a failed event is redelivered
     * @param interruption see {@link AckPolicy}
     */
    public static AckPolicy of(
            boolean manual, boolean redelivers, Supplier<Interruption> interruption) {
        return new AckPolicy(
                manual ? OnCompletion.MANUAL : OnCompletion.ACKNOWLEDGE,
                redelivers ? OnFailure.REDELIVER : OnFailure.SKIP,
                interruption);
    }

    void succeeded(Acknowledgeable delivery) {
        if (onCompletion == OnCompletion.ACKNOWLEDGE) {
            delivery.acknowledge();
        } else {
            delivery.held();
        }
    }

    /** The event has failed, with or without an Exchange. */
    void failed(Acknowledgeable delivery) {
        Interruption now = interruption.get();
        if (now == Interruption.SUSPENDED && delivery.putBack()) {
            return; // routed again when the consumer is resumed
        }
        if (onFailure == OnFailure.REDELIVER || now != Interruption.NONE) {
            delivery.negativeAcknowledge();
        } else {
            delivery.acknowledge();
        }
    }

    /** The event was not processed, for a reason other than the event: it is redelivered. */
    void rejected(Acknowledgeable delivery) {
        boolean suspended = interruption.get() == Interruption.SUSPENDED;
        if (!suspended || !delivery.putBack()) {
            delivery.negativeAcknowledge();
        }
    }

    /** What happens to the consumer while an event is in the route. */
    public enum Interruption {
        /** Nothing: it runs. */
        NONE,
        /** It is suspended, and may be resumed on the same connection. */
        SUSPENDED,
        /** It is stopped, so the connection is closed. */
        STOPPED
    }

    /** The outcome of an event whose Exchange has succeeded. */
    enum OnCompletion {
        ACKNOWLEDGE,
        /** The route acknowledges or rejects the event, now or later. */
        MANUAL
    }

    /** The outcome of an event whose Exchange has failed. */
    enum OnFailure {
        REDELIVER,
        /** The stream continues without the event. */
        SKIP
    }
}
