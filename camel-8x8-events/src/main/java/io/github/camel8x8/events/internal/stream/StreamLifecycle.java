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
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.ConnectorLease;
import io.github.camel8x8.events.internal.stream.transport.SessionEndedException;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The life of one stream: it connects, reconnects after a loss, seeks back after a failure, and
 * ends. See {@link EventStream} for its states.
 *
 * <p>{@link #start}, {@link #status} and {@link #window} are thread-safe and do not block.
 * Everything else runs on the executor.
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
    private final Retries retries;
    private final StreamStart beginning;
    private final SessionMonitor monitor;
    private final CurrentConnection current;
    private final PartitionHandover partitions;

    /** See {@link EventStream#EventStream}. */
    StreamLifecycle(
            StreamOptions options,
            StreamEngine engine,
            EventExecutor executor,
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
        this.executor = executor;
        this.retries = new Retries(options, executor, listener, firstOutcome);
        this.status = retries.status();
        Probes probes = Probes.of(engine, connectors, options, statistics);
        PositionLoading loading =
                new PositionLoading(positions, executor, engine.blocking(), retries);
        this.partitions = new PartitionHandover(engine, options, executor, positions);
        this.beginning =
                new StreamStart(
                        options, executor, probes, loading, findings, retries, firstOutcome);
        StopTimeCheck stopTime =
                StopTimeCheck.of(range, executor, options, probes, positions, listener);
        this.monitor = new SessionMonitor(executor, options, findings, probes, stopTime, this);
        this.current = new CurrentConnection(monitor);
    }

    /** See {@link EventStream#start}. */
    CompletableFuture<Void> start() {
        beginning.begin(
                current::hasEnded,
                this::beginAndAttempt,
                () -> {
                    partitions.beforeFirstEvent();
                    beginAndAttempt(null);
                },
                this::fail);
        return firstOutcome.copy();
    }

    /** See {@link EventStream#startedWithoutOutcome}. */
    void startedWithoutOutcome() {
        firstOutcome.complete(null);
    }

    /** See {@link EventStream#stop}. */
    CompletableFuture<Void> stop() {
        end(StreamState.STOPPED, null);
        firstOutcome.complete(null);
        return current.closed().thenCompose(nothing -> positions.end());
    }

    /** See {@link EventStream#reconnect}. */
    void reconnect() {
        reopen(Duration.ZERO, StreamState.RECONNECTING);
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
        if (current.hasEnded()) {
            return;
        }
        try {
            window =
                    new WindowOwner(
                                    executor,
                                    positions,
                                    findings,
                                    options,
                                    this::seekBack,
                                    this::reopenSilent,
                                    this::fail)
                            .createWindow(
                                    mark,
                                    statistics,
                                    engine.blocking(),
                                    listener::onPositionNotStored);
            current.become(new LifecycleState.Ready());
            attempt();
        } catch (RuntimeException | Error e) {
            fail(StreamConnectException.of(e, options, false));
        }
    }

    private void attempt() {
        Window in = window;
        if (!(current.state() instanceof LifecycleState.Ready) || in == null) {
            return; // one at a time: the scheduled attempt follows
        }
        if (partitions.isDue()) {
            divide();
            return;
        }
        if (positions.isExpiring()) {
            // The store would reject the positions that follow, since they are older.
            retries.afterExpiry(this::closeAndReconnect);
            current.become(current.state().scheduled());
            return;
        }
        Connection connection;
        try {
            connection =
                    new Connection(
                            in,
                            listener,
                            statistics,
                            new OwnerOnExecutor(executor, this),
                            partitions::isShownBy);
        } catch (RuntimeException | Error e) { // a library that does not link
            failOrRetry(StreamConnectException.of(e, options, false));
            return;
        }
        current.become(new LifecycleState.Active(connection));
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
        if (!current.is(connection)) {
            return;
        }
        status.become(StreamState.CONNECTED, null, null);
        firstOutcome.complete(null);
        monitor.opened(connection);
    }

    @Override
    public void partitioned(Connection connection, MessageFrame first) {
        Window in = window;
        if (current.is(connection) && in != null) {
            partitions.firstEvent(connection, first);
            current.close(in, "the topic is partitioned");
            attempt();
        }
    }

    /** Counts the partitions, and leaves them to the listener. */
    private void divide() {
        current.become(new LifecycleState.Dividing());
        status.become(StreamState.CONNECTING, status.get().cause(), null);
        partitions.begin(this::leaveTo, this::notDivided);
    }

    private void leaveTo(PartitionedTopic found) {
        try {
            listener.onPartitioned(found);
        } catch (RuntimeException e) {
            fail(e);
            return;
        } catch (Error e) { // such as a lack of memory: no other code would report it
            notDivided(StreamConnectException.of(e, options, false));
            return;
        }
        end(StreamState.STOPPED, null);
        firstOutcome.complete(null);
    }

    private void notDivided(Exception cause) {
        current.become(new LifecycleState.Ready());
        failOrRetry(cause);
    }

    @Override
    public void stable() {
        retries.reset();
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
        if (current.is(connection)) {
            partitions.rejected(cause);
        }
        boolean acceptedBefore = statistics.sessions() > 0;
        lost(connection, StreamConnectException.of(cause, options, acceptedBefore), false);
    }

    @Override
    public void closed(Connection connection, CloseReason reason) {
        if (reason.equals(CloseReason.MESSAGE_TOO_LARGE)) {
            Window in = window;
            findings.tooLarge(
                    in instanceof ReaderWindow reader ? reader.skipTooLarge() : null,
                    in instanceof ConsumerWindow);
        }
        lost(connection, new SessionEndedException(options.service(), reason), true);
    }

    private void lost(Connection connection, Exception cause, boolean wasOpen) {
        Window in = window;
        if (!current.is(connection) || in == null) {
            return;
        }
        current.forget();
        in.lost();
        listener.onDropped();
        if (wasOpen) {
            statistics.countLostSession();
            findings.sessionEnded(in);
        }
        if (partitions.isDue()) {
            attempt();
        } else {
            failOrRetry(cause);
        }
    }

    private void failOrRetry(Exception cause) {
        if (current.state().isScheduled()) {
            retries.count(); // a seek back has already scheduled the next attempt
        } else if (retries.after(cause, this::closeAndReconnect)) {
            current.become(current.state().scheduled());
        } else {
            fail(cause);
        }
    }

    private void seekBack() {
        reopen(retries.seekBackDelay(positions.newest()), StreamState.SEEKING_BACK);
    }

    /** After the delay, closes the session that is open then, if any, and reconnects. */
    private void reopen(Duration delay, StreamState meanwhile) {
        boolean seekingBack =
                current.state().isScheduled() && status.get().state() == StreamState.SEEKING_BACK;
        if (current.hasEnded() || window == null || seekingBack) {
            return;
        }
        listener.onDropped();
        current.become(current.state().scheduled());
        retries.schedule(meanwhile, status.get().cause(), delay, this::closeAndReconnect);
    }

    private void closeAndReconnect() {
        Connection connection = current.get();
        Window in = window;
        if (connection != null && in != null) {
            current.close(in, "reopening");
            listener.onDropped();
            if (connection.hasOpened()) {
                findings.sessionEnded(in);
            }
        }
        current.become(new LifecycleState.Ready());
        // An Exclusive subscription accepts the new session only after the old one has closed.
        CompletableFuture.allOf(current.closed(), positions.commit())
                .thenRunAsync(this::attempt, executor);
    }

    @Override
    public boolean closeSilent() {
        Window in = window;
        return in != null
                && current.state() instanceof LifecycleState.Active
                && current.close(in, "reopening");
    }

    @Override
    public void reopenSilent() {
        reopen(Duration.ZERO, StreamState.RECONNECTING);
    }

    private void fail(Exception cause) {
        end(StreamState.FAILED, cause);
        firstOutcome.completeExceptionally(cause);
    }

    private void end(StreamState last, @Nullable Exception cause) {
        if (current.hasEnded()) {
            return;
        }
        retries.cancel();
        Window in = window;
        if (in != null && !current.close(in, "stopped")) {
            in.lost();
        }
        current.become(new LifecycleState.Ended());
        current.alsoAwait(CompletableFuture.allOf(partitions.close(), beginning.cancel()));
        current.closed().whenComplete((nothing, failure) -> connectors.close());
        listener.onDropped();
        status.end(last, cause);
    }
}
