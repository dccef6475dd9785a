/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.ConsumerWindow;
import io.github.camel8x8.events.internal.stream.flow.ReaderWindow;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.ChannelThread;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.SessionEndedException;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The life of one stream: it connects, reconnects after a loss, seeks back after a failure, and
 * ends. See {@link EventStream} for its states.
 *
 * <p>{@link #start}, {@link #startedWithoutOutcome}, {@link #stop}, {@link #reconnect}, {@link
 * #status} and {@link #window} are thread-safe and do not block. Everything else runs on the
 * executor.
 */
final class StreamLifecycle implements Connection.Owner, SessionMonitor.Owner {

    private final StreamOptions options;
    private final StreamEngine engine;
    private final ConnectorLease connectors;
    private final SafeListener listener;
    private final EventExecutor executor;
    private final StreamStatistics statistics;
    private final CompletableFuture<Void> firstOutcome = new CompletableFuture<>();
    private final PositionTracker positions;
    private final StreamDiagnostics findings;
    private final CurrentStatus status;
    private volatile @Nullable Window window;

    // Confined to the executor.
    private LifecycleState state = new LifecycleState.Loading();
    private CompletableFuture<Void> stopping = CompletableFuture.completedFuture(null);
    private final RetryState attempts;
    private final ResettableTimer nextAttempt;
    private final StreamStart beginning;
    private final SessionMonitor monitor;

    /** See {@link EventStream#EventStream}. */
    StreamLifecycle(
            StreamOptions options,
            StreamEngine engine,
            SafeListener listener,
            PositionTracker positions,
            StreamStatistics statistics,
            StreamDiagnostics findings,
            @Nullable TimeRange range) {
        this.options = options;
        this.engine = engine;
        this.connectors = engine.lease(options);
        this.listener = listener;
        this.positions = positions;
        this.statistics = statistics;
        this.findings = findings;
        this.executor = engine.executor();
        this.attempts = new RetryState(options, () -> ThreadLocalRandom.current().nextDouble());
        this.status = new CurrentStatus(attempts, listener);
        this.nextAttempt = new ResettableTimer(executor);
        Probes probes = Probes.of(engine, connectors, options, statistics);
        PositionLoading loading =
                new PositionLoading(
                        positions, executor, engine.blocking(), attempts, status, nextAttempt);
        this.beginning =
                new StreamStart(
                        options,
                        executor,
                        probes,
                        loading,
                        range,
                        findings,
                        attempts,
                        status,
                        firstOutcome);
        StopTimeCheck stopTime =
                StopTimeCheck.of(range, executor, options, probes, positions, listener);
        this.monitor = new SessionMonitor(executor, options, findings, probes, stopTime, this);
    }

    /** See {@link EventStream#start}. */
    CompletableFuture<Void> start() {
        beginning.begin(this::isEnded, this::beginAndAttempt, this::fail);
        return firstOutcome.copy();
    }

    /** See {@link EventStream#startedWithoutOutcome}. */
    void startedWithoutOutcome() {
        ChannelThread.soon(executor, () -> firstOutcome.complete(null));
    }

    /** See {@link EventStream#stop}. */
    CompletableFuture<Void> stop() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        boolean accepted =
                ChannelThread.soon(
                        executor,
                        () -> {
                            end(StreamState.STOPPED, null);
                            firstOutcome.complete(null);
                            stopping.thenCompose(nothing -> positions.end())
                                    .whenComplete((nothing, failure) -> stopped.complete(null));
                        });
        if (!accepted) {
            stopped.complete(null);
        }
        return stopped;
    }

    /** See {@link EventStream#reconnect}. */
    void reconnect() {
        ChannelThread.soon(executor, () -> reopen(Duration.ZERO, StreamState.RECONNECTING));
    }

    StreamStatus status() {
        return status.get();
    }

    @Override
    public @Nullable Window window() {
        return window;
    }

    /** Also catches an Error, such as that of a wrong library: no other code would report it. */
    private void beginAndAttempt(@Nullable String mark) {
        if (isEnded()) {
            return;
        }
        try {
            window =
                    new WindowOwner(executor, positions, findings, this::seekBack)
                            .createWindow(
                                    options,
                                    mark,
                                    statistics,
                                    engine.blocking(),
                                    listener::onPositionNotStored);
            state = new LifecycleState.Ready();
            attempt();
        } catch (RuntimeException | Error e) {
            fail(StreamConnectException.of(e, options, false));
        }
    }

    private void attempt() {
        Window in = window;
        if (!(state instanceof LifecycleState.Ready) || in == null) {
            return; // one at a time: the scheduled attempt follows
        }
        Connection connection;
        try {
            connection =
                    new Connection(in, listener, statistics, new OwnerOnExecutor(executor, this));
        } catch (RuntimeException | Error e) { // a library that does not link
            failOrRetry(StreamConnectException.of(e, options, false));
            return;
        }
        state = new LifecycleState.Active(connection);
        try {
            String startAfter = in.connecting();
            status.become(StreamState.CONNECTING, status.get().cause(), null);
            monitor.connecting(connection);
            engine.blocking().execute(() -> connection.connect(options, startAfter, connectors));
        } catch (RuntimeException | Error e) { // rejected, or no memory for a thread
            connection.failed(e);
        }
    }

    @Override
    public void opened(Connection connection) {
        if (connection != state.connection()) {
            return;
        }
        status.become(StreamState.CONNECTED, null, null);
        firstOutcome.complete(null);
        monitor.opened(connection);
    }

    @Override
    public void stable() {
        attempts.stable();
    }

    @Override
    public void firstEvent(Connection connection, MessageFrame message) {
        findings.firstEvent(message);
        monitor.event();
    }

    @Override
    public void endOfTopic(Connection connection, boolean reached) {
        monitor.answered(connection, reached);
    }

    @Override
    public void failed(Connection connection, Throwable cause) {
        boolean acceptedBefore = statistics.sessions() > 0;
        lost(connection, StreamConnectException.of(cause, options, acceptedBefore), false);
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        if (reason.equals(CloseReason.MESSAGE_TOO_LARGE)) {
            skipTooLarge();
        }
        lost(connection, new SessionEndedException(options.service(), reason), true);
    }

    private void lost(Connection connection, Exception cause, boolean wasOpen) {
        Window in = window;
        if (connection != state.connection() || in == null) {
            return;
        }
        forgetConnection();
        in.lost();
        listener.onDropped();
        if (wasOpen) {
            findings.sessionEnded(in);
        }
        failOrRetry(cause);
    }

    private void failOrRetry(Exception cause) {
        attempts.failed();
        if (state.isScheduled()) {
            return; // a seek back has already scheduled the next attempt
        }
        if (attempts.isFinal(cause, firstOutcome.isDone())) {
            fail(cause);
        } else {
            Duration delay = attempts.delayAfter(cause);
            status.become(StreamState.RECONNECTING, cause, delay);
            firstOutcome.complete(null);
            schedule(delay);
        }
    }

    private void schedule(Duration delay) {
        state = state.scheduled();
        nextAttempt.set(delay, this::closeAndReconnect);
    }

    private void skipTooLarge() {
        Window in = window;
        String skippedAfter = in instanceof ReaderWindow reader ? reader.skipTooLarge() : null;
        findings.tooLarge(skippedAfter, in instanceof ConsumerWindow);
    }

    private void seekBack() {
        reopen(attempts.seekBackDelay(positions.newest()), StreamState.SEEKING_BACK);
    }

    /** After the delay, closes the session that is open then, if any, and reconnects. */
    private void reopen(Duration delay, StreamState meanwhile) {
        boolean seekingBack =
                state.isScheduled() && status.get().state() == StreamState.SEEKING_BACK;
        if (isEnded() || window == null || seekingBack) {
            return;
        }
        listener.onDropped();
        status.become(meanwhile, status.get().cause(), delay);
        schedule(delay);
    }

    private void closeAndReconnect() {
        Connection connection = state.connection();
        Window in = window;
        if (connection != null && in != null) {
            close(connection, in, "reopening");
            listener.onDropped();
            if (connection.hasOpened()) {
                findings.sessionEnded(in);
            }
        }
        state = new LifecycleState.Ready();
        // An Exclusive subscription accepts the new session only after the old one has closed.
        CompletableFuture.allOf(stopping, positions.commit()).thenRunAsync(this::attempt, executor);
    }

    @Override
    public boolean closeSilent() {
        Window in = window;
        if (state instanceof LifecycleState.Active active && in != null) {
            close(active.connection(), in, "reopening");
            return true;
        }
        return false;
    }

    @Override
    public void reopenSilent() {
        reopen(Duration.ZERO, StreamState.RECONNECTING);
    }

    private void close(Connection connection, Window in, String reason) {
        forgetConnection();
        // First the connection, then the window: no session must open the window in between.
        CompletableFuture<Void> gone = connection.close(reason);
        stopping = CompletableFuture.allOf(stopping, gone);
        in.lost();
    }

    private void forgetConnection() {
        state = state.withoutConnection();
        // Its probes use the connector, which must not be closed before they end.
        stopping = CompletableFuture.allOf(stopping, monitor.ended());
    }

    private void fail(Exception cause) {
        end(StreamState.FAILED, cause);
        firstOutcome.completeExceptionally(cause);
    }

    private void end(StreamState last, @Nullable Exception cause) {
        if (isEnded()) {
            return;
        }
        nextAttempt.cancel();
        Connection connection = state.connection();
        Window in = window;
        if (connection != null && in != null) {
            close(connection, in, "stopped");
        } else if (in != null) {
            in.lost();
        }
        state = new LifecycleState.Ended();
        stopping = CompletableFuture.allOf(stopping, beginning.cancel());
        stopping.whenComplete((nothing, failure) -> connectors.close());
        listener.onDropped();
        status.end(last, cause);
    }

    private boolean isEnded() {
        return state instanceof LifecycleState.Ended;
    }
}
