/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.delivery;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import java.util.function.BooleanSupplier;

/**
 * Decides whether the events of a consumer are acknowledged, redelivered or skipped.
 *
 * @param onCompletion applies if the Exchange succeeds
 * @param onFailure applies if the Exchange fails
 * @param stopping whether the consumer is being stopped or suspended. The stop may then have caused
 *     the failure, for example if Camel ends redelivery or a thread is interrupted, so the event is
 *     redelivered
 */
public record AckPolicy(OnCompletion onCompletion, OnFailure onFailure, BooleanSupplier stopping) {

    /**
     * The policy for the options of a consumer.
     *
     * @param manual whether the route acknowledges the event
     * @param redelivers whether a failed event is redelivered
     * @param stopping see {@link AckPolicy}
     */
    public static AckPolicy of(boolean manual, boolean redelivers, BooleanSupplier stopping) {
        return new AckPolicy(
                manual ? OnCompletion.MANUAL : OnCompletion.ACKNOWLEDGE,
                redelivers ? OnFailure.REDELIVER : OnFailure.SKIP,
                stopping);
    }

    void succeeded(Delivery delivery) {
        if (onCompletion == OnCompletion.ACKNOWLEDGE) {
            delivery.acknowledge();
        } else {
            delivery.held();
        }
    }

    /** The event has failed, with or without an Exchange. */
    void failed(Delivery delivery) {
        if (onFailure == OnFailure.REDELIVER || stopping.getAsBoolean()) {
            delivery.negativeAcknowledge();
        } else {
            delivery.acknowledge();
        }
    }

    /** The event was not processed, for a reason other than the event: it is redelivered. */
    void rejected(Delivery delivery) {
        delivery.negativeAcknowledge();
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
