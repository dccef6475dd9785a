/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.notification;

import org.apache.camel.Consumer;

/** Events may have been missed permanently. Sent for each gap. */
public final class StreamGapDetected extends StreamNotification {

    private final String description;

    /**
     * Creates a notification.
     *
     * @param consumer the consumer of the stream
     * @param topic tenant, namespace and topic
     * @param description which events may be missing and why, as a sentence
     */
    public StreamGapDetected(Consumer consumer, String topic, String description) {
        super(consumer, topic);
        this.description = description;
    }

    /** {@return which events may be missing and why, as a sentence} */
    public String getDescription() {
        return description;
    }

    @Override
    String change() {
        return "has a gap: " + description;
    }
}
