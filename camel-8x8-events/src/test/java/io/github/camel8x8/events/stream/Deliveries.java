/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.stream.options.ReaderApi;

/** Deliveries of no stream, for tests of what is done with one. */
public final class Deliveries {

    private Deliveries() {}

    /** A delivery in its first state, which nobody hears of when it is settled. */
    public static Delivery of(MessageFrame message) {
        return new Delivery(
                KeptInMemory.window(ReaderApi.LATEST, 10), new CapturedFrames(), message);
    }

    /** What becomes of one that has not begun when its session is lost. */
    public static void drop(Delivery delivery) {
        delivery.drop();
    }
}
