/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

/**
 * An event's payload cannot be read as requested: it is not JSON, or does not fit a class. Reports
 * the size, the reason and the place, but no value from the payload, which may be personal data.
 * For the same reason it has no cause.
 */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(int size, String wanted, String reason) {
        super("Cannot read an event of %d bytes as %s: %s".formatted(size, wanted, reason));
    }
}
