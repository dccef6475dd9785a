/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.protocol.MalformedFrameException;
import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Records the reports of a stream, in order. */
public final class RecordingListener implements StreamListener {

    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    final List<Integer> delivered = new CopyOnWriteArrayList<>(); // the count after each read
    public final List<StreamStatus> statuses = new CopyOnWriteArrayList<>();
    final List<MalformedFrameException> undecodable = new CopyOnWriteArrayList<>();
    final List<String> gaps = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final List<Exception> notStored = new CopyOnWriteArrayList<>();
    final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger routed = new AtomicInteger();
    final AtomicInteger completions = new AtomicInteger();
    volatile Consumer<Delivery> route = delivery -> {};

    /** Acknowledges each delivery as it arrives. */
    RecordingListener acknowledging() {
        route =
                delivery -> {
                    if (delivery.begin()) {
                        delivery.acknowledge();
                    }
                };
        return this;
    }

    List<String> ids() {
        return deliveries.stream().map(delivery -> delivery.message().messageId()).toList();
    }

    List<StreamState> states() {
        return statuses.stream().map(StreamStatus::state).toList();
    }

    /** The delivery at {@code index} from 0, after it has arrived and the route has returned. */
    Delivery delivery(int index) {
        await().until(() -> routed.get() > index);
        return deliveries.get(index);
    }

    @Override
    public void onDelivery(Delivery delivery) {
        deliveries.add(delivery);
        try {
            route.accept(delivery);
        } finally {
            routed.incrementAndGet();
        }
    }

    @Override
    public void onDelivered() {
        delivered.add(deliveries.size());
    }

    @Override
    public void onDropped() {
        dropped.incrementAndGet();
    }

    @Override
    public void onUndecodable(MalformedFrameException cause) {
        undecodable.add(cause);
    }

    @Override
    public void onStatus(StreamStatus status) {
        statuses.add(status);
    }

    @Override
    public void onWarning(String description) {
        warnings.add(description);
    }

    @Override
    public void onGap(String description) {
        gaps.add(description);
    }

    @Override
    public void onComplete(Instant stopTime) {
        completions.incrementAndGet();
    }

    @Override
    public void onPositionNotStored(Exception cause) {
        notStored.add(cause);
    }
}
