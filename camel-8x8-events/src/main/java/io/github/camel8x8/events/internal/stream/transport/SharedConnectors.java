/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.netty.channel.EventLoopGroup;
import io.netty.util.Timer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connector for each set of settings, which is closed when the last stream that uses it has
 * ended. Thread-safe.
 */
final class SharedConnectors implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedConnectors.class);

    private final EventLoopGroup loops;
    private final Timer timer;

    @GuardedBy("this")
    private final Map<ConnectorSettings, Shared> connectors = new HashMap<>();

    /**
     * @param loops run the channels
     * @param timer runs AsyncHttpClient's timeouts
     */
    SharedConnectors(EventLoopGroup loops, Timer timer) {
        this.loops = loops;
        this.timer = timer;
    }

    /** The connector with these settings; must be released once. */
    synchronized WebSocketConnector acquire(ConnectorSettings settings) {
        Shared shared = connectors.get(settings);
        WebSocketConnector connector =
                shared == null
                        ? new WebSocketConnector(loops, timer, settings)
                        : shared.connector();
        connectors.put(settings, new Shared(connector, shared == null ? 1 : shared.users() + 1));
        return connector;
    }

    /** Does nothing after {@link #close}. */
    synchronized void release(ConnectorSettings settings) {
        Shared shared = connectors.remove(settings);
        if (shared != null && shared.users() > 1) {
            connectors.put(settings, new Shared(shared.connector(), shared.users() - 1));
        } else if (shared != null) {
            close(shared.connector());
        }
    }

    synchronized int size() {
        return connectors.size();
    }

    @Override
    public synchronized void close() {
        connectors.values().forEach(shared -> close(shared.connector()));
        connectors.clear();
    }

    private static void close(WebSocketConnector connector) {
        try {
            connector.close();
        } catch (IOException e) {
            LOG.debug("A client did not close cleanly", e);
        }
    }

    /**
     * A connector and how many streams use it.
     *
     * @param users from 1
     */
    private record Shared(WebSocketConnector connector, int users) {}
}
