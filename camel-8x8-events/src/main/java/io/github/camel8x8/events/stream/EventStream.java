/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.github.camel8x8.events.protocol.MessageFrame;
import io.github.camel8x8.events.stream.options.ConsumerApi;
import io.github.camel8x8.events.stream.options.ReaderApi;
import io.github.camel8x8.events.stream.options.StreamOptions;
import io.github.camel8x8.events.stream.options.TopicName;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One stream of events: connects, and stays connected until it is stopped.
 *
 * <p>A new stream is {@link StreamState#STOPPED}. {@link #start} takes it to CONNECTING, from where
 * it goes to CONNECTED and, at every loss, by RECONNECTING to CONNECTING again; a failed message
 * that only a new session brings back takes it to SEEKING_BACK. It ends in STOPPED by {@link
 * #stop}, or in FAILED when its attempts are used up, the first one is rejected for good or its
 * stored position cannot be read. It is not started twice.
 *
 * <p>All methods may be called from any thread and none blocks. Everything that changes the state
 * runs on one thread of the engine's, so at most one attempt or session exists at any time.
 */
public final class EventStream {

    /** A session that has lasted this long has proved the way: attempts are counted anew. */
    private static final Duration STABLE = Duration.ofSeconds(10);

    private final StreamOptions options;
    private final StreamEngine engine;
    private final ConnectorLease connectors;
    private final SafeListener listener;
    private final EventExecutor executor;
    private final StreamStatistics statistics = new StreamStatistics();
    private final CompletableFuture<Void> firstOutcome = new CompletableFuture<>();
    private final PositionTracker positions;
    private final StreamDiagnostics findings;
    private volatile StreamStatus status = StreamStatus.of(StreamState.STOPPED);

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

    /**
     * Makes a stream; it does nothing until it is started.
     *
     * @param options what to read, and how
     * @param engine whose threads it runs on
     * @param listener told what happens
     * @param positions how a reader's position is kept; not used by a subscription
     */
    public EventStream(
            StreamOptions options,
            StreamEngine engine,
            StreamListener listener,
            PositionTracker positions) {
        this.options = options;
        this.engine = engine;
        this.connectors = engine.lease(options);
        this.listener = new SafeListener(listener);
        this.positions = positions;
        this.findings = new StreamDiagnostics(options.service(), statistics, this.listener);
        this.executor = engine.executor();
        this.attempts = new RetryState(options, () -> ThreadLocalRandom.current().nextDouble());
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

    /**
     * Starts.
     *
     * @return done after the first attempt: normally where it has a session, or failed in a way
     *     that may pass (then it goes on trying); exceptionally with a {@link
     *     StreamConnectException} where it was rejected for good, or with what is wrong with the
     *     stored position. The stream then still has to be stopped
     */
    public CompletableFuture<Void> start() {
        loadAndBegin();
        return firstOutcome.copy();
    }

    /**
     * The caller of {@link #start} waits no longer. A start without an outcome is done now, and a
     * later rejection is that of a running stream: it is retried, and does not end the stream.
     */
    public void startedWithoutOutcome() {
        soon(() -> firstOutcome.complete(null));
    }

    /**
     * Stops: leaves the session by the closing handshake, after what is waiting to be sent, and
     * stores the position. Deliveries that have begun may still be settled before; afterwards it
     * changes nothing.
     *
     * @return done when the connection is gone and the position stored, at the latest after the
     *     close timeout and the time the store takes
     */
    public CompletableFuture<Void> stop() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        boolean accepted =
                soon(
                        () -> {
                            end(StreamStatus.of(StreamState.STOPPED));
                            firstOutcome.complete(null);
                            stopping.thenCompose(nothing -> positions.end())
                                    .whenComplete((nothing, failure) -> stopped.complete(null));
                        });
        if (!accepted) {
            stopped.complete(null);
        }
        return stopped;
    }

    /** Leaves the session, if there is one, and connects anew at once. */
    public void reconnect() {
        soon(() -> reopen(Duration.ZERO, StreamState.RECONNECTING));
    }

    /** {@return the topic} */
    public TopicName topic() {
        return options.topic();
    }

    /** {@return the status now} */
    public StreamStatus status() {
        return status;
    }

    /** {@return the number of events that are not settled: queued, or in the route} */
    public int inFlight() {
        Window in = window;
        return in == null ? 0 : in.unfinished();
    }

    /** {@return the number of events in flight that the route has not begun to process} */
    public int queued() {
        Window in = window;
        return in == null ? 0 : in.queued();
    }

    /** {@return the event that has been in flight for the longest time, or null} */
    public @Nullable InFlightStatus oldestInFlight() {
        Window in = window;
        Delivery oldest = in == null ? null : in.oldest();
        return oldest == null ? null : InFlightStatus.of(oldest);
    }

    /** {@return the gaps and silences found so far} */
    public StreamDiagnostics findings() {
        return findings;
    }

    /** {@return the counts so far} */
    public StreamStatistics statistics() {
        return statistics;
    }

    /**
     * {@return a reader's position: the last event before the oldest unfinished one; null where
     * there is none}
     */
    public @Nullable String position() {
        return positions.newest();
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

    /** A slow store has failed after the start stopped waiting: a running stream does not end. */
    private void loadLater(Exception cause) {
        attempts.failed();
        Duration delay = attempts.delayAfter(cause);
        become(StreamState.RECONNECTING, cause, delay);
        nextAttempt.set(delay, this::loadAndBegin);
    }

    /** An Error here, such as that of a wrong library, would reach nobody else. */
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
        if (options.api() instanceof ReaderApi reader) {
            ReaderWindow in =
                    new ReaderWindow(reader.start(), mark, capacity, statistics, new Reading());
            positions.begin(executor, engine.blocking(), capacity, in::release, listener);
            window = in;
        } else {
            window =
                    new ConsumerWindow(
                            (ConsumerApi) options.api(), capacity, statistics, new Subscribing());
        }
    }

    private void attempt() {
        Window in = window;
        if (ended || in == null || current != null || nextAttempt.isSet()) {
            return; // one at a time: the attempt that is set takes its turn
        }
        Connection connection;
        try {
            connection = new Connection(in, listener, statistics, new Events());
        } catch (RuntimeException | Error e) { // a library that does not link
            failOrRetry(StreamConnectException.of(e, options, false));
            return;
        }
        current = connection;
        try {
            String startAfter = in.connecting();
            become(StreamState.CONNECTING, status.cause(), null);
            Duration limit = options.timeouts().connect();
            connectTimeout.set(
                    limit,
                    () ->
                            connection.abort(
                                    new TimeoutException(
                                            "no answer within " + limit.toMillis() + " ms")));
            engine.blocking().execute(() -> connection.connect(options, startAfter, connectors));
        } catch (RuntimeException | Error e) { // rejected, or there is no memory for a thread
            connection.failed(e);
        }
    }

    private void opened(Connection connection) {
        if (connection != current) {
            return;
        }
        connectTimeout.cancel();
        become(StreamState.CONNECTED, null, null);
        firstOutcome.complete(null);
        stable.set(STABLE, attempts::stable);
        idleness.start(silence.limit(), connection::lastEventNanos);
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
            return; // a seek back has set the time already
        }
        boolean permanent =
                cause instanceof StreamConnectException rejected && rejected.isPermanent();
        if ((permanent && !firstOutcome.isDone()) || attempts.areUsedUp()) {
            fail(cause);
        } else {
            Duration delay = attempts.delayAfter(cause);
            become(StreamState.RECONNECTING, cause, delay);
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

    /** After the delay, leaves the session that is open then, if any, and connects anew. */
    private void reopen(Duration delay, StreamState meanwhile) {
        boolean seekingBack = nextAttempt.isSet() && status.state() == StreamState.SEEKING_BACK;
        if (ended || window == null || seekingBack) {
            return;
        }
        listener.onDropped();
        become(meanwhile, status.cause(), delay);
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
        // An Exclusive subscription is free for the new session only when the old one is gone.
        CompletableFuture.allOf(stopping, positions.commit()).thenRunAsync(this::attempt, executor);
    }

    private void close(Connection connection, Window in, String reason) {
        forgetCurrent();
        // First the connection, then the window: it must not be opened in between.
        CompletableFuture<Void> gone = connection.close(reason);
        stopping = CompletableFuture.allOf(stopping, gone);
        in.lost();
    }

    private void forgetCurrent() {
        current = null;
        connectTimeout.cancel();
        stable.cancel();
        idleness.cancel();
        // It uses the connector, which must not be closed before.
        stopping = CompletableFuture.allOf(stopping, silence.cancel());
    }

    private boolean isSafelyReopened() {
        Window in = window;
        return in != null && in.unfinished() == 0 && in.isResumable();
    }

    private void fail(Exception cause) {
        end(
                new StreamStatus(
                        StreamState.FAILED,
                        since(StreamState.FAILED),
                        attempts.failures(),
                        cause,
                        null));
        firstOutcome.completeExceptionally(cause);
    }

    private void end(StreamStatus last) {
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
        status = last;
        listener.onStatus(last);
    }

    /** Of an outage the time of the loss, however many attempts have failed since. */
    private Instant since(StreamState next) {
        return status.state().isOutage() && next.isOutage() ? status.since() : Instant.now();
    }

    private void become(StreamState state, @Nullable Exception cause, @Nullable Duration wait) {
        status = new StreamStatus(state, since(state), attempts.failures(), cause, wait);
        listener.onStatus(status);
    }

    /** On the stream's own thread; false where the engine is closed, and with it every session. */
    private boolean soon(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Takes what a connection tells on its channel's thread to the stream's own. */
    private final class Events implements Connection.Owner {

        @Override
        public void opened(Connection connection) {
            soon(() -> EventStream.this.opened(connection));
        }

        @Override
        public void firstEvent(Connection connection, MessageFrame message) {
            soon(
                    () -> {
                        findings.firstEvent(message);
                        silence.event();
                    });
        }

        @Override
        public void endOfTopic(Connection connection, boolean reached) {
            soon(() -> silence.answered(connection, reached));
        }

        @Override
        public void failed(Connection connection, Throwable cause) {
            boolean acceptedBefore = statistics.sessions() > 0;
            soon(
                    () ->
                            lost(
                                    connection,
                                    StreamConnectException.of(cause, options, acceptedBefore),
                                    false));
        }

        @Override
        public void closed(Connection connection, CloseReason reason) {
            soon(
                    () -> {
                        if (reason.equals(CloseReason.MESSAGE_TOO_LARGE)) {
                            skipTooLarge();
                        }
                        lost(
                                connection,
                                new SessionEndedException(options.service(), reason),
                                true);
                    });
        }
    }

    /** Does with a silent session what its check has decided. */
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
            EventStream.this.close(connection, in, "reopening");
            return true;
        }

        @Override
        public void reopen() {
            EventStream.this.reopen(Duration.ZERO, StreamState.RECONNECTING);
        }
    }

    /** Takes what a subscription's window reports, while it is locked, to where it belongs. */
    private final class Subscribing implements ConsumerWindow.Owner {

        @Override
        public void seekBack() {
            soon(EventStream.this::seekBack);
        }

        @Override
        public void redeliveredInFlight() {
            soon(findings::redeliveredInFlight);
        }
    }

    /** Takes what a reader's window tells, while it is locked, to where it belongs. */
    private final class Reading implements ReaderWindow.Owner {

        @Override
        public void advanced(String messageId, long passed) {
            positions.advanced(messageId, passed);
        }

        @Override
        public void positionGone(String messageId, MessageFrame first) {
            soon(() -> findings.positionGone(messageId, first));
        }

        @Override
        public void seekBack() {
            soon(EventStream.this::seekBack);
        }
    }
}
