/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.stream.options.StreamOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One stream of a test and its reports; stopped at the end. */
final class StreamFixture implements AutoCloseable {

    final RecordingListener listener = new RecordingListener();
    final EventStream stream;

    StreamFixture(StreamEngine engine, StreamOptions options) {
        this(engine, options, PositionTracker.inMemory());
    }

    StreamFixture(StreamEngine engine, StreamOptions options, PositionTracker positions) {
        stream = new EventStream(options, engine, listener, positions);
    }

    /** Begins processing, as a route does. */
    static Delivery begin(Delivery delivery) {
        assertThat(delivery.begin()).isTrue();
        return delivery;
    }

    CompletableFuture<Void> start() {
        return stream.start();
    }

    void awaitState(StreamState state) {
        await().until(() -> stream.status().state() == state);
    }

    /** The first reported status with this state, even if the state has changed since. */
    StreamStatus awaitReported(StreamState state) {
        await().until(() -> listener.states().contains(state));
        return listener.statuses.get(listener.states().indexOf(state));
    }

    void stop() throws Exception {
        stream.stop().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stream.stop();
    }
}
