/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.flow;

import io.github.camel8x8.events.internal.stream.status.ClockReading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that is in flight.
 *
 * @param messageId the message id
 * @param since when it was received
 * @param published when it was published, by the server's clock; null if the server does not send
 *     it
 * @param waitsFor the reason why it is in flight, as a part of a sentence
 */
public record InFlightStatus(
        String messageId, ClockReading since, @Nullable Instant published, String waitsFor) {

    public static InFlightStatus of(Delivery delivery) {
        return new InFlightStatus(
                delivery.message().printableId(),
                ClockReading.at(delivery.arrivedNanos()),
                delivery.message().published(),
                delivery.waitsFor());
    }

    /** The id, the time and the reason, without the payload. */
    @Override
    public String toString() {
        return messageId + " since " + since + ": " + waitsFor;
    }
}
