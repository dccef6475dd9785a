/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.examples.wallboard.web;

import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * One browser. At most one message is on its way; of the boards that come meanwhile only the newest
 * is kept. So a slow browser gets fewer, larger changes, holds up nobody, and costs no memory.
 */
final class Browser {

    private final ServerSentEventConnection connection;
    private final Duration patience;
    private final EventCallback written = new Written();
    private @Nullable Board shown;
    private @Nullable Board newest;
    private boolean writing;
    private long writingSince;

    /**
     * @param patience how long a browser may take over one message before it is cut off
     */
    Browser(ServerSentEventConnection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /** Shows this board, at once or when what is on its way has arrived. Never waits. */
    synchronized void show(Board board) {
        newest = board;
        if (!writing) {
            send();
        } else if (System.nanoTime() - writingSince > patience.toNanos()) {
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
            // A browser that was closed; it comes back by itself if it wants to.
            close();
        }
    }
}
