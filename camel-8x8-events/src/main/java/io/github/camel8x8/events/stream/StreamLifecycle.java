/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.stream.options.ConsumerApi;
import io.github.camel8x8.events.stream.options.ReaderApi;
import io.github.camel8x8.events.stream.options.StreamOptions;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The life of one stream: it connects, reconnects after a loss, seeks back after a failure, and
 * ends. See {@link EventStream} for its states.
 *
 * <p>{@link #start}, {@link #startedWithoutOutcome}, {@link #stop}, {@link #reconnect}, {@link
 * #status} and {@link #window} are thread-safe and do not block. Everything else runs on the
 * executor.
 */
final class StreamLifecycle implements Connection.Owner {

    /** A session that has lasted this long resets the count of attempts. */
    private static final Duration STABLE = Duration.ofSeconds(10);

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
    private @Nullable Connection current;
    private CompletableFuture<Void> stopping = CompletableFuture.completedFuture(null);
    private final RetryState attempts;
    private final ResettableTimer nextAttempt;
    private final ResettableTimer connectTimeout;
    private final ResettableTimer stable;
    private final IdleTimeout idleness;
    private final SilenceCheck silence;
    private boolean ended;

    /** See {@link EventStream#EventStream}. */
    StreamLifecycle(
            StreamOptions options,
            StreamEngine engine,
            SafeListener listener,
            PositionTracker positions,
            StreamStatistics statistics,
            StreamDiagnostics findings) {
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
        this.connectTimeout = new ResettableTimer(executor);
        this.stable = new ResettableTimer(executor);
        this.idleness =
                new IdleTimeout(
                        executor,
                        options.timeouts().idleReconnect(),
                        this::isSafelyReopened,
                        this::checkSilence);
        this.silence =
                new SilenceCheck(
                        executor,
                        options.timeouts().idleReconnect(),
                        findings,
                        place -> TopicProbe.begin(engine, connectors, options, place),
                        new Silent());
    }

    /** See {@link EventStream#start}. */
    CompletableFuture<Void> start() {
        loadAndBegin();
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

    /** The events in flight; null before the first attempt. */
    @Nullable Window window() {
        return window;
    }

    private void loadAndBegin() {
        positions
                .load(engine.blocking())
                .whenCompleteAsync(
                        (mark, failure) -> {
                            if (ended) {
                                firstOutcome.complete(null);
                            } else if (failure == null) {
                                beginAndAttempt(mark);
                            } else if (firstOutcome.isDone()) {
                                loadLater(PositionTracker.reason(failure));
                            } else {
                                fail(PositionTracker.reason(failure));
                            }
                        },
                        executor);
    }

    /**
     * Retries: a slow store failed after the start stopped waiting, and a running stream must not
     * end.
     */
    private void loadLater(Exception cause) {
        attempts.failed();
        Duration delay = attempts.delayAfter(cause);
        status.become(StreamState.RECONNECTING, cause, delay);
        nextAttempt.set(delay, this::loadAndBegin);
    }

    /** Also catches an Error, such as that of a wrong library: no other code would report it. */
    private void beginAndAttempt(@Nullable String mark) {
        try {
            begin(mark);
            attempt();
        } catch (RuntimeException | Error e) {
            fail(StreamConnectException.of(e, options, false));
        }
    }

    private void begin(@Nullable String mark) {
        int capacity = options.receiverQueueSize();
        WindowReports owner = new WindowReports(executor, positions, findings, this::seekBack);
        if (options.api() instanceof ReaderApi reader) {
            ReaderWindow in = new ReaderWindow(reader.start(), mark, capacity, statistics, owner);
            positions.begin(
                    executor,
                    engine.blocking(),
                    capacity,
                    in::release,
                    listener::onPositionNotStored);
            window = in;
        } else {
            window = new ConsumerWindow((ConsumerApi) options.api(), capacity, statistics, owner);
        }
    }

    private void attempt() {
        Window in = window;
        if (ended || in == null || current != null || nextAttempt.isSet()) {
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
        current = connection;
        try {
            String startAfter = in.connecting();
            status.become(StreamState.CONNECTING, status.get().cause(), null);
            Duration limit = options.timeouts().connect();
            connectTimeout.set(
                    limit,
                    () ->
                            connection.abort(
                                    new TimeoutException(
                                            "no answer within " + limit.toMillis() + " ms")));
            engine.blocking().execute(() -> connection.connect(options, startAfter, connectors));
        } catch (RuntimeException | Error e) { // rejected, or no memory for a thread
            connection.failed(e);
        }
    }

    @Override
    public void opened(Connection connection) {
        if (connection != current) {
            return;
        }
        connectTimeout.cancel();
        status.become(StreamState.CONNECTED, null, null);
        firstOutcome.complete(null);
        stable.set(STABLE, attempts::stable);
        idleness.start(silence.limit(), connection::lastEventNanos);
    }

    @Override
    public void firstEvent(Connection connection, MessageFrame message) {
        findings.firstEvent(message);
        silence.event();
    }

    @Override
    public void endOfTopic(Connection connection, boolean reached) {
        silence.answered(connection, reached);
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
        if (connection != current || in == null) {
            return;
        }
        forgetCurrent();
        in.lost();
        listener.onDropped();
        if (wasOpen) {
            reportGap(in);
        }
        failOrRetry(cause);
    }

    private void failOrRetry(Exception cause) {
        attempts.failed();
        if (nextAttempt.isSet()) {
            return; // a seek back has already scheduled the next attempt
        }
        boolean permanent =
                cause instanceof StreamConnectException rejected && rejected.isPermanent();
        if ((permanent && !firstOutcome.isDone()) || attempts.areUsedUp()) {
            fail(cause);
        } else {
            Duration delay = attempts.delayAfter(cause);
            status.become(StreamState.RECONNECTING, cause, delay);
            firstOutcome.complete(null);
            nextAttempt.set(delay, this::closeAndReconnect);
        }
    }

    private void reportGap(Window in) {
        if (!in.isResumable()) {
            findings.latestLost();
        }
    }

    private void checkSilence() {
        Connection connection = current;
        Window in = window;
        if (connection != null && in != null) {
            silence.begin(connection, in);
        }
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
                nextAttempt.isSet() && status.get().state() == StreamState.SEEKING_BACK;
        if (ended || window == null || seekingBack) {
            return;
        }
        listener.onDropped();
        status.become(meanwhile, status.get().cause(), delay);
        nextAttempt.set(delay, this::closeAndReconnect);
    }

    private void closeAndReconnect() {
        Connection connection = current;
        Window in = window;
        if (connection != null && in != null) {
            close(connection, in, "reopening");
            listener.onDropped();
            if (connection.hasOpened()) {
                reportGap(in);
            }
        }
        // An Exclusive subscription accepts the new session only after the old one has closed.
        CompletableFuture.allOf(stopping, positions.commit()).thenRunAsync(this::attempt, executor);
    }

    private void close(Connection connection, Window in, String reason) {
        forgetCurrent();
        // First the connection, then the window: no session must open the window in between.
        CompletableFuture<Void> gone = connection.close(reason);
        stopping = CompletableFuture.allOf(stopping, gone);
        in.lost();
    }

    private void forgetCurrent() {
        current = null;
        connectTimeout.cancel();
        stable.cancel();
        idleness.cancel();
        // The check uses the connector, which must not be closed before the check ends.
        stopping = CompletableFuture.allOf(stopping, silence.cancel());
    }

    private boolean isSafelyReopened() {
        Window in = window;
        return in != null && in.unfinished() == 0 && in.isResumable();
    }

    private void fail(Exception cause) {
        end(StreamState.FAILED, cause);
        firstOutcome.completeExceptionally(cause);
    }

    private void end(StreamState last, @Nullable Exception cause) {
        if (ended) {
            return;
        }
        ended = true;
        nextAttempt.cancel();
        Connection connection = current;
        Window in = window;
        if (connection != null && in != null) {
            close(connection, in, "stopped");
        } else if (in != null) {
            in.lost();
        }
        stopping.whenComplete((nothing, failure) -> connectors.close());
        listener.onDropped();
        status.end(last, cause);
    }

    /** Applies the decision of the silence check to the session. */
    private final class Silent implements SilenceCheck.Owner {

        @Override
        public void keep(Connection connection) {
            idleness.start(connection::lastEventNanos);
        }

        @Override
        public boolean close() {
            Connection connection = current;
            Window in = window;
            if (connection == null || in == null || nextAttempt.isSet()) {
                return false;
            }
            StreamLifecycle.this.close(connection, in, "reopening");
            return true;
        }

        @Override
        public void reopen() {
            StreamLifecycle.this.reopen(Duration.ZERO, StreamState.RECONNECTING);
        }
    }
}
