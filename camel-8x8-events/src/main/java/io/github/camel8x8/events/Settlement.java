/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.stream.Delivery;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * Settles an event when its Exchange is complete, wherever that is: an Exchange that was handed on,
 * as by {@code seda}, takes this along. Keeps no reference to the Exchange, which may be pooled.
 */
final class Settlement implements Synchronization {

    private final Delivery delivery;
    private final OnCompletion onCompletion;
    private final OnFailure onFailure;

    Settlement(Delivery delivery, OnCompletion onCompletion, OnFailure onFailure) {
        this.delivery = delivery;
        this.onCompletion = onCompletion;
        this.onFailure = onFailure;
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (onCompletion == OnCompletion.ACKNOWLEDGE) {
            delivery.acknowledge();
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        failed();
    }

    /** The event has failed, with or without an Exchange. */
    void failed() {
        if (onFailure == OnFailure.COME_AGAIN) {
            delivery.negativeAcknowledge();
        } else {
            delivery.acknowledge();
        }
    }

    /** What becomes of an event whose Exchange has succeeded. */
    enum OnCompletion {
        ACKNOWLEDGE,
        /** The route says it, now or later. */
        HOLD
    }

    /** What becomes of an event whose Exchange has failed. */
    enum OnFailure {
        COME_AGAIN,
        /** The failure has been told; the stream goes on. */
        PASS_OVER
    }
}
