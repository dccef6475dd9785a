/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Protects the stream from exceptions of its listener, and selects the events that it receives. */
final class SafeListener implements StreamListener {

    private static final Logger LOG = LoggerFactory.getLogger(SafeListener.class);

    private final StreamListener listener;
    private final @Nullable TimeRange range;

    /**
     * @param range the events that the listener receives; null for all
     */
    SafeListener(StreamListener listener, @Nullable TimeRange range) {
        this.listener = listener;
        this.range = range;
    }

    @Override
    public void onDelivery(Delivery delivery) {
        if (range != null && !range.contains(delivery)) {
            return;
        }
        listener.onDelivery(delivery); // an exception concerns only this delivery, see Connection
    }

    @Override
    public void onDelivered() {
        safely(listener::onDelivered);
    }

    @Override
    public void onDropped() {
        safely(listener::onDropped);
    }

    @Override
    public void onUndecodable(MalformedFrameException cause) {
        safely(() -> listener.onUndecodable(cause));
    }

    @Override
    public void onStatus(StreamStatus status) {
        safely(() -> listener.onStatus(status));
    }

    @Override
    public void onGap(String description) {
        safely(() -> listener.onGap(description));
    }

    @Override
    public void onPartitioned(PartitionedTopic found) {
        listener.onPartitioned(found); // the stream handles a failure
    }

    @Override
    public void onWarning(String description) {
        safely(() -> listener.onWarning(description));
    }

    @Override
    public void onComplete(Instant stopTime) {
        safely(() -> listener.onComplete(stopTime));
    }

    @Override
    public void onPositionNotStored(Exception cause) {
        safely(() -> listener.onPositionNotStored(cause));
    }

    private static void safely(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A stream listener failed", e);
        }
    }
}
