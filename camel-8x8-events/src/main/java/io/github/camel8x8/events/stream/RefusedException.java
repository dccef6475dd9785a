/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.io.IOException;

/** Carries a {@link Refusal} to the listener of a session. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super("HTTP " + refusal.status());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
