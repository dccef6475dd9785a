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
import io.github.camel8x8.events.options.PositionExpired;
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
    private final StreamOptions options;
    private final Runnable seekBack;
    private final Runnable reopen;
    private final Consumer<Exception> fail;

    /**
     * @param seekBack opens another session that redelivers a failed message
     * @param reopen opens another session at once
     * @param fail ends the stream
     */
    WindowOwner(
            EventExecutor executor,
            PositionTracker positions,
            StreamDiagnostics findings,
            StreamOptions options,
            Runnable seekBack,
            Runnable reopen,
            Consumer<Exception> fail) {
        this.executor = executor;
        this.positions = positions;
        this.findings = findings;
        this.options = options;
        this.seekBack = seekBack;
        this.reopen = reopen;
        this.fail = fail;
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
    public PositionExpired positionExpired() {
        return options.api() instanceof ReaderApi reader
                ? reader.positionExpired()
                : PositionExpired.CONTINUE;
    }

    @Override
    public void positionGone(
            String messageId, @Nullable MessageFrame first, boolean replacedTopic) {
        if (replacedTopic && positionExpired() != PositionExpired.FAIL) {
            positions.expired(messageId);
        }
        ChannelThread.soon(
                executor,
                () -> {
                    PositionExpired policy = positionExpired();
                    findings.positionGone(messageId, first, policy);
                    switch (policy) {
                        case CONTINUE -> {
                            if (replacedTopic) {
                                reopen.run();
                            } // otherwise the session is used
                        }
                        case EARLIEST, LATEST -> reopen.run();
                        case FAIL ->
                                fail.accept(
                                        new PositionExpiredException(options.service(), messageId));
                    }
                });
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
