/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import org.jspecify.annotations.Nullable;

/**
 * One stream's use of a connector. Streams with the same TLS context share a connector, which is
 * closed when the last of them has ended. Thread-safe.
 */
public final class ConnectorLease implements AutoCloseable {

    private final SharedConnectors shared;
    private final ConnectorSettings settings;
    private @Nullable WebSocketConnector connector;
    private boolean closed;

    ConnectorLease(SharedConnectors shared, ConnectorSettings settings) {
        this.shared = shared;
        this.settings = settings;
    }

    /**
     * {@return the connector, created at the first call}
     *
     * @throws IllegalStateException if the stream has ended, so that the attempt is too late
     */
    public synchronized WebSocketConnector connector() {
        if (closed) {
            throw new IllegalStateException("the stream has ended");
        }
        WebSocketConnector held = connector;
        if (held == null) {
            held = shared.acquire(settings);
            connector = held;
        }
        return held;
    }

    /** Called after the stream's last connection has closed. */
    @Override
    public synchronized void close() {
        closed = true;
        if (connector != null) {
            connector = null;
            shared.release(settings);
        }
    }
}
