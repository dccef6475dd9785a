/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.ConsumerWindow;
import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.ChannelThread;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Creates the window of a stream, and passes on what it reports while it is locked: a position at
 * once, everything else on the stream's thread.
 */
final class WindowOwner implements ReaderWindow.Owner, ConsumerWindow.Owner {

    private final EventExecutor executor;
    private final PositionTracker positions;
    private final StreamDiagnostics findings;
    private final Runnable seekBack;

    WindowOwner(
            EventExecutor executor,
            PositionTracker positions,
            StreamDiagnostics findings,
            Runnable seekBack) {
        this.executor = executor;
        this.positions = positions;
        this.findings = findings;
        this.seekBack = seekBack;
    }

    /**
     * The window for the API that the options select. Begins to store the position of a reader, and
     * stores one that is not the stored one.
     *
     * @param mark the position that an earlier run has stored or that was found for a time, or null
     * @param blocking runs the store
     * @param notStored receives each failure to store the position
     */
    Window createWindow(
            StreamOptions options,
            @Nullable String mark,
            StreamStatistics statistics,
            Executor blocking,
            Consumer<Exception> notStored) {
        int capacity = options.receiverQueueSize();
        if (options.api() instanceof ReaderApi reader) {
            ReaderWindow window =
                    new ReaderWindow(reader.start(), mark, capacity, statistics, this);
            positions.begin(executor, blocking, capacity, window::release, notStored);
            if (mark != null && !mark.equals(positions.newest())) {
                positions.advanced(mark, 0);
                positions.commit();
            }
            return window;
        }
        return new ConsumerWindow((ConsumerApi) options.api(), capacity, statistics, this);
    }

    @Override
    public void advanced(String messageId, long passed) {
        positions.advanced(messageId, passed);
    }

    @Override
    public void positionGone(String messageId, MessageFrame first) {
        ChannelThread.soon(executor, () -> findings.positionGone(messageId, first));
    }

    @Override
    public void seekBack() {
        ChannelThread.soon(executor, seekBack);
    }

    @Override
    public void redeliveredInFlight() {
        ChannelThread.soon(executor, findings::redeliveredInFlight);
    }
}
