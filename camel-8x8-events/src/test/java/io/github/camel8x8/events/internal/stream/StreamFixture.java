/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One stream of a test and its reports; stopped at the end. */
public final class StreamFixture implements AutoCloseable {

    public final RecordingListener listener = new RecordingListener();
    public final EventStream stream;

    public StreamFixture(StreamEngine engine, StreamOptions options) {
        this(engine, options, PositionTracker.inMemory());
    }

    public StreamFixture(StreamEngine engine, StreamOptions options, PositionTracker positions) {
        stream = new EventStream(options, engine, listener, positions);
    }

    /** Begins processing, as a route does. */
    static Delivery begin(Delivery delivery) {
        assertThat(delivery.begin()).isTrue();
        return delivery;
    }

    public CompletableFuture<Void> start() {
        return stream.start();
    }

    void awaitState(StreamState state) {
        await().until(() -> stream.status().state() == state);
    }

    /** The first reported status with this state, even if the state has changed since. */
    public StreamStatus awaitReported(StreamState state) {
        await().until(() -> listener.states().contains(state));
        return listener.statuses.get(listener.states().indexOf(state));
    }

    void stop() throws Exception {
        stream.stop().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stream.stop();
    }
}
