/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.Delivery;
import java.util.function.BooleanSupplier;

/**
 * What becomes of the events of a consumer.
 *
 * @param onCompletion where the Exchange has succeeded
 * @param onFailure where it has failed
 * @param stopping whether the consumer is being stopped or suspended: a failure then may be its
 *     doing, as where Camel ends redelivery or a thread is interrupted, so the event comes again
 */
record AckPolicy(OnCompletion onCompletion, OnFailure onFailure, BooleanSupplier stopping) {

    static AckPolicy of(EventsConfiguration configuration, BooleanSupplier stopping) {
        boolean redelivers =
                configuration.getSubscription() != null || configuration.isBreakOnFirstError();
        return new AckPolicy(
                configuration.isAllowManualAck() ? OnCompletion.MANUAL : OnCompletion.ACKNOWLEDGE,
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

    /** The event was not processed, and not by its own fault: it comes again. */
    void rejected(Delivery delivery) {
        delivery.negativeAcknowledge();
    }

    /** What becomes of an event whose Exchange has succeeded. */
    enum OnCompletion {
        ACKNOWLEDGE,
        /** The route says it, now or later. */
        MANUAL
    }

    /** What becomes of an event whose Exchange has failed. */
    enum OnFailure {
        REDELIVER,
        /** The stream goes on without it. */
        SKIP
    }
}
