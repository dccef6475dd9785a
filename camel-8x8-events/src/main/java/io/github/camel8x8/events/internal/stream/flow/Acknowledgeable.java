/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

/**
 * What one Exchange processes, and what has one outcome: a delivery, or a group of them. Safe for
 * use by several threads; only the first outcome has an effect.
 */
public interface Acknowledgeable {

    /**
     * Acknowledges it: it has been processed.
     *
     * @return false if it had an outcome before, or has never begun
     */
    boolean acknowledge();

    /**
     * Requests redelivery.
     *
     * @return false if it had an outcome before, or has never begun
     */
    boolean negativeAcknowledge();

    /**
     * Puts it back after its processing has failed, to begin it again without a redelivery. Its
     * owner must keep its place in the order.
     *
     * @return false if that is not possible: it was completed or handed over, or its session has
     *     ended
     */
    boolean putBack();

    /** The Exchange has completed, but another one that took over its completions has not. */
    void handedOver();

    /** The Exchange has completed, and the route calls ack() or nack() later. */
    void held();

    /** {@return whether it has begun and has not completed} */
    boolean isStarted();

    /** {@return its name in a log line: without the payload, and printable} */
    String label();
}
