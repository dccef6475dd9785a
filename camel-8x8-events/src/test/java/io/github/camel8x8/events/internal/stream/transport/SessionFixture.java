/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.StreamFixture;
import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionStore;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine, and all other resources of a test, closed after each test. */
public final class SessionFixture implements BeforeEachCallback, AfterEachCallback {

    private final List<AutoCloseable> opened = new ArrayList<>();
    private ExecutorService blocking;
    private StreamEngine engine;

    @Override
    public void beforeEach(ExtensionContext context) {
        blocking = Executors.newCachedThreadPool();
        engine = new StreamEngine(blocking);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        List<CompletableFuture<Void>> stopping = new ArrayList<>();
        for (AutoCloseable resource : opened) {
            if (resource instanceof StreamFixture stream) {
                stopping.add(stream.stream.stop());
            }
        }
        for (AutoCloseable resource : opened) {
            resource.close(); // a peer breaks its connections, so no stream waits for a response
        }
        for (CompletableFuture<Void> stopped : stopping) {
            stopped.get(20, TimeUnit.SECONDS);
        }
        engine.close();
        blocking.shutdownNow();
    }

    public StreamEngine engine() {
        return engine;
    }

    ScriptedPeer peer() {
        return closing(new ScriptedPeer());
    }

    public StreamFixture stream(TestOptions options) {
        return closing(new StreamFixture(engine, options.build()));
    }

    /** A stream whose position is stored within 20 ms after an event. */
    public StreamFixture stream(TestOptions options, PositionStore store) {
        PositionTracker positions = PositionTracker.stored(store, Duration.ofMillis(20));
        return closing(new StreamFixture(engine, options.build(), positions));
    }

    public <T extends AutoCloseable> T closing(T resource) {
        opened.add(resource);
        return resource;
    }

    /** Starts one session, as a stream would. */
    public SessionProbe connect(TestOptions options) {
        SessionProbe probe = new SessionProbe();
        connect(options, probe);
        return probe;
    }

    public WebSocketConnector.Attempt connect(TestOptions options, SessionListener listener) {
        StreamOptions built = options.build();
        return engine.lease(built).connector().connect(Handshake.of(built, "latest"), listener);
    }
}
