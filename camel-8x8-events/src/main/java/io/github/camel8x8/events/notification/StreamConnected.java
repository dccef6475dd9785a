/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.notification;

import org.apache.camel.Consumer;

/**
 * The stream has a session: the first one, or the first after a {@link StreamDisconnected}. If an
 * outage of a topic ends with the discovery that it is partitioned, this is sent for the topic too,
 * and from then on only for its partitions. It is also sent at the end of an outage of a partition
 * that the topic, which was created again, does not have any more.
 */
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
