/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.flow.Window;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a stream, if there is one, as part of the state of its life; and those that are
 * still being closed. Confined to the stream's executor.
 */
final class CurrentConnection {

    private final SessionMonitor monitor;
    private LifecycleState state = new LifecycleState.Loading();
    private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

    /**
     * @param monitor watches the connection
     */
    CurrentConnection(SessionMonitor monitor) {
        this.monitor = monitor;
    }

    LifecycleState state() {
        return state;
    }

    void become(LifecycleState next) {
        state = next;
    }

    /** The connection, which is connecting or open; null if there is none. */
    @Nullable Connection get() {
        return state.connection();
    }

    boolean is(Connection connection) {
        return connection == state.connection();
    }

    boolean hasEnded() {
        return state instanceof LifecycleState.Ended;
    }

    /**
     * Closes the connection, and ends the session of the window.
     *
     * @return false if there is no connection
     */
    boolean close(Window window, String reason) {
        Connection connection = state.connection();
        if (connection == null) {
            return false;
        }
        forget();
        // First the connection, then the window: no session must open the window in between.
        alsoAwait(connection.close(reason));
        window.lost();
        return true;
    }

    /** The connection is lost. */
    void forget() {
        state = state.withoutConnection();
        // Its probes use the connector, which must not be closed before they end.
        alsoAwait(monitor.ended());
    }

    /** Another connection is being closed. */
    void alsoAwait(CompletableFuture<Void> gone) {
        closing = CompletableFuture.allOf(closing, gone);
    }

    /** Completes when every connection so far is closed. */
    CompletableFuture<Void> closed() {
        return closing;
    }
}
