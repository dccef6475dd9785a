/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * One browser. At most one message is being sent; meanwhile only the newest board is kept. So a
 * slow browser gets fewer, larger changes, does not delay others, and uses no extra memory.
 */
final class Browser {

    private final ServerSentEventConnection connection;
    private final Duration timeout;
    private final EventCallback written = new Written();
    private @Nullable Board shown;
    private @Nullable Board newest;
    private boolean writing;
    private long writingSince;

    /**
     * @param timeout the timeout for sending one message, after which the browser is disconnected
     */
    Browser(ServerSentEventConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /** Shows this board, immediately or after the current message has been sent. Never blocks. */
    synchronized void show(Board board) {
        newest = board;
        if (!writing) {
            send();
        } else if (System.nanoTime() - writingSince > timeout.toNanos()) {
            close();
        }
    }

    void close() {
        IoUtils.safeClose(connection);
    }

    private void send() {
        Board next = newest;
        if (next == null) {
            return;
        }
        boolean first = shown == null;
        Object message = shown == null ? next : Change.between(shown, next);
        newest = null;
        shown = next;
        writing = true;
        writingSince = System.nanoTime();
        connection.send(BoardJson.write(message), first ? "snapshot" : "change", null, written);
    }

    private synchronized void sent() {
        writing = false;
        send();
    }

    private final class Written implements EventCallback {

        @Override
        public void done(
                ServerSentEventConnection from,
                @Nullable String data,
                @Nullable String event,
                @Nullable String id) {
            sent();
        }

        @Override
        public void failed(
                ServerSentEventConnection from,
                @Nullable String data,
                @Nullable String event,
                @Nullable String id,
                IOException cause) {
            // The browser has closed; if it is still open, it reconnects automatically.
            close();
        }
    }
}
