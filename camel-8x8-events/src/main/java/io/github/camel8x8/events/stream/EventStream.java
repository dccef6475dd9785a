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
 * <p>A new stream is {@link StreamState#STOPPED}. {@link #start} changes it to CONNECTING, and an
 * open session to CONNECTED. After every loss it is RECONNECTING, then CONNECTING again. It is
 * SEEKING_BACK after the failure of a message that only a new session redelivers. {@link #stop}
 * ends it in STOPPED. It ends in FAILED when its attempts are used up, the first attempt is
 * rejected permanently or its stored position cannot be read. A stream must not be started twice.
 *
 * <p>All methods are thread-safe and do not block. All changes of the state run on one thread of
 * the engine, so at most one attempt or session exists at any time.
 */
public final class EventStream {

    /** A session that has lasted this long resets the count of attempts. */
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
     * Creates a stream; it does nothing until it is started.
     *
     * @param options the topic to read, and how to read it
     * @param engine supplies the threads
     * @param listener is notified of deliveries, status and problems
     * @param positions stores a reader's position; not used by a subscription
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
     * Starts the stream.
     *
     * @return completes after the first attempt: normally if a session is open, or if the attempt
     *     failed temporarily (the stream then keeps retrying); exceptionally with a {@link
     *     StreamConnectException} if it was rejected permanently, or with the problem of the stored
     *     position. The stream must be stopped even then
     */
    public CompletableFuture<Void> start() {
        loadAndBegin();
        return firstOutcome.copy();
    }

    /**
     * Notifies the stream that the caller of {@link #start} no longer waits. A start without an
     * outcome completes now. A later rejection is treated as that of a running stream: the stream
     * retries and does not end.
     */
    public void startedWithoutOutcome() {
        soon(() -> firstOutcome.complete(null));
    }

    /**
     * Stops the stream: sends the queued frames, closes the session with the closing handshake and
     * stores the position. Deliveries that have begun can still be completed before; later
     * completions have no effect.
     *
     * @return completes when the connection is closed and the position is stored, at the latest
     *     after the close timeout and the time that the store takes
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

    /** Closes the session, if there is one, and reconnects at once. */
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

    /** {@return the number of events that have not completed: queued, or in the route} */
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
     * {@return a reader's position: the last event before the oldest unfinished one; null if there
     * is none}
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

    /**
     * Retries: a slow store failed after the start stopped waiting, and a running stream must not
     * end.
     */
    private void loadLater(Exception cause) {
        attempts.failed();
        Duration delay = attempts.delayAfter(cause);
        become(StreamState.RECONNECTING, cause, delay);
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
            return; // one at a time: the scheduled attempt follows
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
        } catch (RuntimeException | Error e) { // rejected, or no memory for a thread
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
            return; // a seek back has already scheduled the next attempt
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

    /** After the delay, closes the session that is open then, if any, and reconnects. */
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

    /** For an outage, the time of the loss, however many attempts have failed since. */
    private Instant since(StreamState next) {
        return status.state().isOutage() && next.isOutage() ? status.since() : Instant.now();
    }

    private void become(StreamState state, @Nullable Exception cause, @Nullable Duration wait) {
        status = new StreamStatus(state, since(state), attempts.failures(), cause, wait);
        listener.onStatus(status);
    }

    /** Runs a task on the stream's thread; false if the engine, and so every session, is closed. */
    private boolean soon(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Forwards notifications of a connection from its channel's thread to the stream's thread. */
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
            EventStream.this.close(connection, in, "reopening");
            return true;
        }

        @Override
        public void reopen() {
            EventStream.this.reopen(Duration.ZERO, StreamState.RECONNECTING);
        }
    }

    /** Forwards notifications of a subscription's window, which is locked during the call. */
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

    /** Forwards notifications of a reader's window, which is locked during the call. */
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
