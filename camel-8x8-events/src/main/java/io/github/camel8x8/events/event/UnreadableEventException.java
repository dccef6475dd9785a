/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.event;

/**
 * An event's payload is not what was asked for: not JSON, or not JSON that fits a class. Tells the
 * size, the reason and the place, never a value from the payload, which may be personal data; for
 * the same sake it carries no cause.
 */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableEventException(int size, String wanted, String reason) {
        super("Cannot read an event of %d bytes as %s: %s".formatted(size, wanted, reason));
    }
}
