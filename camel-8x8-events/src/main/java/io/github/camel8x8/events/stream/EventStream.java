/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One stream of events: connects, and stays connected until it is stopped.
 *
 * <p>A new stream is {@link StreamState#STOPPED}. {@link #start} takes it to CONNECTING, from where
 * it goes to CONNECTED and, at every loss, by RECONNECTING to CONNECTING again; a failed message
 * that only a new session brings back takes it to REWINDING. It ends in STOPPED by {@link #stop},
 * or in FAILED when its attempts are used up. It is not started twice.
 *
 * <p>All methods may be called from any thread and none blocks. Everything that changes the state
 * runs on one thread of the engine's, so at most one attempt or session exists at any time.
 */
public final class EventStream {

    /** A session that has lasted this long has proved the way: attempts are counted anew. */
    private static final Duration STABLE = Duration.ofSeconds(10);

    private final StreamOptions options;
    private final StreamEngine engine;
    private final SafeListener listener;
    private final EventExecutor executor;
    private final StreamStatistics statistics = new StreamStatistics();
    private final CompletableFuture<Void> firstOutcome = new CompletableFuture<>();
    private final PositionKeeping positions;
    private volatile StreamStatus status = StreamStatus.of(StreamState.STOPPED);

    // Confined to the executor.
    private @Nullable Window window;
    private @Nullable Connection current;
    private @Nullable ScheduledFuture<?> nextAttempt;
    private @Nullable ScheduledFuture<?> watch;
    private final Attempts attempts;
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
            PositionKeeping positions) {
        this.options = options;
        this.engine = engine;
        this.listener = new SafeListener(listener);
        this.positions = positions;
        this.executor = engine.executor();
        this.attempts = new Attempts(options, () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * Starts.
     *
     * @return done after the first attempt: normally where it has a session, or failed in a way
     *     that may pass (then it goes on trying); exceptionally with a {@link ConnectException}
     *     where it was refused for good, or with what is wrong with the stored position. The stream
     *     then still has to be stopped
     */
    public CompletableFuture<Void> start() {
        positions
                .load(engine.blocking())
                .whenCompleteAsync(
                        (mark, failure) -> {
                            if (ended) {
                                firstOutcome.complete(null);
                            } else if (failure != null) {
                                fail(unwrap(failure));
                            } else {
                                window = window(mark);
                                positions.begin(executor, engine.blocking(), listener);
                                attempt();
                            }
                        },
                        executor);
        return firstOutcome.copy();
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
        executor.execute(
                () -> {
                    Connection connection = current;
                    end(StreamStatus.of(StreamState.STOPPED));
                    CompletableFuture<Void> left =
                            connection == null
                                    ? CompletableFuture.completedFuture(null)
                                    : connection.leave("stopped");
                    left.thenCompose(nothing -> positions.end())
                            .whenComplete((nothing, failure) -> stopped.complete(null));
                });
        return stopped;
    }

    /** Leaves the session, if there is one, and connects anew at once. */
    public void reconnect() {
        executor.execute(() -> reopen(Duration.ZERO, StreamState.RECONNECTING));
    }

    /** The state now. */
    public StreamStatus status() {
        return status;
    }

    /** The counts so far. */
    public StreamStatistics statistics() {
        return statistics;
    }

    /**
     * A reader's position: the last event before the oldest unfinished one; null where there is
     * none.
     */
    public @Nullable String position() {
        return positions.newest();
    }

    private Window window(@Nullable String mark) {
        Runnable rewind = () -> executor.execute(this::rewind);
        return options.api() instanceof ConsumerApi consumer
                ? new ConsumerWindow(consumer, options.receiverQueueSize(), rewind)
                : new ReaderWindow(
                        ((ReaderApi) options.api()).start(),
                        mark,
                        options.receiverQueueSize(),
                        positions::advanced,
                        rewind);
    }

    private void attempt() {
        Window in = window;
        if (ended || in == null) {
            return;
        }
        nextAttempt = null;
        Connection connection = new Connection(in, listener, statistics, new Events());
        current = connection;
        String startAfter = in.connecting();
        become(StreamState.CONNECTING, status.cause(), null);
        Duration limit = options.timeouts().connect();
        watch =
                executor.schedule(
                        () ->
                                connection.giveUp(
                                        new TimeoutException(
                                                "no answer within " + limit.toMillis() + " ms")),
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        try {
            engine.blocking().execute(() -> connection.connect(options, startAfter, engine));
        } catch (RejectedExecutionException e) {
            connection.failed(e);
        }
    }

    private void opened(Connection connection) {
        if (connection != current) {
            return;
        }
        cancelWatch();
        become(StreamState.CONNECTED, null, null);
        firstOutcome.complete(null);
        executor.schedule(
                () -> {
                    if (connection == current) {
                        attempts.stable();
                    }
                },
                STABLE.toMillis(),
                TimeUnit.MILLISECONDS);
        watchForIdleness(connection);
    }

    private void lost(Connection connection, Exception cause, boolean wasOpen) {
        Window in = window;
        if (connection != current || in == null) {
            return;
        }
        cancelWatch();
        current = null;
        in.lost();
        listener.onDropped();
        if (wasOpen && !in.isResumable()) {
            statistics.countGap();
            listener.onGap(
                    "The session with "
                            + options.service()
                            + " ended before its first event, and messageId=latest goes on with what is"
                            + " published after the reconnect: events in between are not seen. An"
                            + " offsetRepository or a subscription closes such gaps");
        }
        attempts.failed();
        if (nextAttempt != null) {
            return; // a rewind has set the time already
        }
        boolean permanent = cause instanceof ConnectException refused && refused.isPermanent();
        if ((permanent && !firstOutcome.isDone()) || attempts.areUsedUp()) {
            fail(cause);
        } else {
            Duration delay = attempts.delayAfter(cause);
            become(StreamState.RECONNECTING, cause, delay);
            firstOutcome.complete(null);
            schedule(delay);
        }
    }

    private void rewind() {
        reopen(attempts.delayOfRewind(positions.newest()), StreamState.REWINDING);
    }

    /** After the delay, leaves the session that is open then, if any, and connects anew. */
    private void reopen(Duration delay, StreamState meanwhile) {
        if (ended || (nextAttempt != null && status.state() == StreamState.REWINDING)) {
            return;
        }
        listener.onDropped();
        become(meanwhile, status.cause(), delay);
        schedule(delay);
    }

    private void schedule(Duration delay) {
        ScheduledFuture<?> replaced = nextAttempt;
        if (replaced != null) {
            replaced.cancel(false);
        }
        nextAttempt =
                executor.schedule(this::leaveAndAttempt, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void leaveAndAttempt() {
        Connection connection = current;
        Window in = window;
        if (ended || in == null) {
            return;
        }
        if (connection == null) {
            attempt();
            return;
        }
        current = null;
        cancelWatch();
        in.lost();
        listener.onDropped();
        // An Exclusive subscription is free for the new session only when the old one is gone.
        connection.leave("reopening").thenRunAsync(this::attempt, executor);
    }

    /**
     * A topic that was deleted under an open socket is silent for ever, and our pings keep it open.
     */
    private void watchForIdleness(Connection connection) {
        long limit = options.timeouts().idleReconnect().toNanos();
        if (limit == 0) {
            return;
        }
        long idle = System.nanoTime() - connection.lastEventNanos();
        watch =
                executor.schedule(
                        () -> {
                            Window in = window;
                            boolean idled =
                                    System.nanoTime() - connection.lastEventNanos() >= limit;
                            if (connection != current || in == null) {
                                return;
                            }
                            if (idled && in.unfinished() == 0 && in.isResumable()) {
                                reopen(Duration.ZERO, StreamState.RECONNECTING);
                            } else {
                                watchForIdleness(connection);
                            }
                        },
                        Math.max(limit - idle, TimeUnit.MILLISECONDS.toNanos(1)),
                        TimeUnit.NANOSECONDS);
    }

    private void fail(Exception cause) {
        firstOutcome.completeExceptionally(cause);
        end(new StreamStatus(StreamState.FAILED, Instant.now(), attempts.failures(), cause, null));
    }

    private void end(StreamStatus last) {
        if (ended) {
            return;
        }
        ended = true;
        current = null;
        cancelWatch();
        ScheduledFuture<?> pending = nextAttempt;
        if (pending != null) {
            pending.cancel(false);
        }
        Window in = window;
        if (in != null) {
            in.lost();
        }
        listener.onDropped();
        status = last;
        listener.onStatus(last);
        firstOutcome.complete(null);
    }

    private void become(StreamState state, @Nullable Exception cause, @Nullable Duration wait) {
        status = new StreamStatus(state, Instant.now(), attempts.failures(), cause, wait);
        listener.onStatus(status);
    }

    private void cancelWatch() {
        ScheduledFuture<?> watching = watch;
        if (watching != null) {
            watching.cancel(false);
            watch = null;
        }
    }

    private Exception reason(Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return ConnectException.refused(refused.refusal(), options);
        }
        return ConnectException.unreachable(options, cause);
    }

    private static Exception unwrap(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }

    /** Takes what a connection tells on its channel's thread to the stream's own. */
    private final class Events implements Connection.Owner {

        @Override
        public void opened(Connection connection) {
            executor.execute(() -> EventStream.this.opened(connection));
        }

        @Override
        public void failed(Connection connection, Throwable cause) {
            executor.execute(() -> lost(connection, reason(cause), false));
        }

        @Override
        public void closed(Connection connection, CloseReason reason) {
            executor.execute(
                    () ->
                            lost(
                                    connection,
                                    new SessionEndedException(options.service(), reason),
                                    true));
        }
    }
}
