/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.transport.ChannelThread;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import java.util.concurrent.Executor;

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
        ChannelThread.soon(executor, () -> owner.opened(connection));
    }

    @Override
    public void partitioned(Connection connection, MessageFrame first) {
        ChannelThread.soon(executor, () -> owner.partitioned(connection, first));
    }

    @Override
    public void firstEvent(Connection connection, MessageFrame message) {
        ChannelThread.soon(executor, () -> owner.firstEvent(connection, message));
    }

    @Override
    public void endOfTopic(Connection connection, boolean reached) {
        ChannelThread.soon(executor, () -> owner.endOfTopic(connection, reached));
    }

    @Override
    public void failed(Connection connection, Throwable cause) {
        ChannelThread.soon(executor, () -> owner.failed(connection, cause));
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        ChannelThread.soon(executor, () -> owner.closed(connection, reason));
    }
}
