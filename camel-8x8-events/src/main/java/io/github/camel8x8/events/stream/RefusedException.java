/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.io.IOException;

/** Carries a {@link Refusal} to the listener of a session. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private final String keyHint;

    /**
     * @param keyHint what is probably wrong with the key, as the end of a sentence; or empty
     */
    RefusedException(Refusal refusal, String keyHint) {
        super("HTTP " + refusal.status());
        this.refusal = refusal;
        this.keyHint = keyHint;
    }

    String keyHint() {
        return keyHint;
    }

    Refusal refusal() {
        return refusal;
    }
}
