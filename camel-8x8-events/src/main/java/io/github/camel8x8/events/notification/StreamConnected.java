/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.notification;

import org.apache.camel.Consumer;

/** The stream has a session: the first one, or the first after a {@link StreamDisconnected}. */
public final class StreamConnected extends StreamNotification {

    /**
     * Creates a notification.
     *
     * @param consumer the consumer of the stream
     * @param topic tenant, namespace and topic
     */
    public StreamConnected(Consumer consumer, String topic) {
        super(consumer, topic);
    }

    @Override
    String change() {
        return "is connected";
    }
}
