/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An engine, and whatever else a test opens, closed after each test. */
final class SessionFixture implements BeforeEachCallback, AfterEachCallback {

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
        for (AutoCloseable resource : opened) {
            resource.close();
        }
        engine.close();
        blocking.shutdownNow();
    }

    StreamEngine engine() {
        return engine;
    }

    ScriptedPeer peer() {
        return closing(new ScriptedPeer());
    }

    <T extends AutoCloseable> T closing(T resource) {
        opened.add(resource);
        return resource;
    }

    /** Begins one session, as a stream would. */
    SessionProbe connect(TestOptions options) {
        SessionProbe probe = new SessionProbe();
        connect(options, probe);
        return probe;
    }

    WebSocketConnector.Attempt connect(TestOptions options, SessionListener listener) {
        StreamOptions built = options.build();
        return engine.connector(built).connect(Handshake.of(built, "latest"), listener);
    }
}
