/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Passes what a connection reports on its channel's thread to its owner on an executor. */
final class OwnerOnExecutor implements Connection.Owner {

    private final Executor executor;
    private final Connection.Owner owner;

    OwnerOnExecutor(Executor executor, Connection.Owner owner) {
        this.executor = executor;
        this.owner = owner;
    }

    @Override
    public void opened(Connection connection) {
        soon(() -> owner.opened(connection));
    }

    @Override
    public void firstEvent(Connection connection, MessageFrame message) {
        soon(() -> owner.firstEvent(connection, message));
    }

    @Override
    public void endOfTopic(Connection connection, boolean reached) {
        soon(() -> owner.endOfTopic(connection, reached));
    }

    @Override
    public void failed(Connection connection, Throwable cause) {
        soon(() -> owner.failed(connection, cause));
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        soon(() -> owner.closed(connection, reason));
    }

    private void soon(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            // the engine is closed, and every session with it
        }
    }
}
