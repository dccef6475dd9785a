/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.transport.CapturedFrames;
import java.util.Objects;
import java.util.function.Function;

/** Deliveries without a stream, for tests of code that handles a delivery. */
public final class Deliveries {

    private static final ReaderWindow WINDOW = KeptInMemory.window(ReaderApi.LATEST, 10);

    private Deliveries() {}

    /** A delivery in its first state, without callback; all are of one stream. */
    public static Delivery of(MessageFrame message) {
        return new Delivery(WINDOW, new CapturedFrames(), message);
    }

    /** Makes deliveries of another stream. */
    public static Function<MessageFrame, Delivery> anotherStream() {
        ReaderWindow window = KeptInMemory.window(ReaderApi.LATEST, 10);
        return message -> new Delivery(window, new CapturedFrames(), message);
    }

    /** A delivery whose session is open. */
    public static Delivery onOpenSession(MessageFrame message) {
        ReaderWindow window = KeptInMemory.window(ReaderApi.LATEST, 10);
        CapturedFrames session = WindowSessions.open(window);
        return Objects.requireNonNull(window.arrived(session, message));
    }

    /** Simulates that its session is lost before processing has begun. */
    public static void drop(Delivery delivery) {
        delivery.drop();
    }
}
