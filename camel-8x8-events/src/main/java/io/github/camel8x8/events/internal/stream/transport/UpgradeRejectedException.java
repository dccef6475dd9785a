/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import java.io.IOException;

/** Carries a {@link UpgradeRejection} to the listener of a session. */
public final class UpgradeRejectedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient UpgradeRejection rejection;

    private final String keyHint;

    /**
     * Creates the exception for a rejection.
     *
     * @param keyHint the probable problem of the key, as the end of a sentence; or empty
     */
    public UpgradeRejectedException(UpgradeRejection rejection, String keyHint) {
        super("HTTP " + rejection.status());
        this.rejection = rejection;
        this.keyHint = keyHint;
    }

    /** {@return whether the topic is partitioned and the reader has asked to begin after an id} */
    public boolean isOfPartitionedTopic() {
        return rejection.isOfPartitionedTopic();
    }

    /** {@return whether the topic does not exist and is not created} */
    public boolean isOfMissingTopic() {
        return rejection.isOfMissingTopic();
    }

    String keyHint() {
        return keyHint;
    }

    UpgradeRejection rejection() {
        return rejection;
    }
}
