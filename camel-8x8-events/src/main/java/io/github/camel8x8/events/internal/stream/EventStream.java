/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.internal.stream.flow.Delivery;
import io.github.camel8x8.events.internal.stream.flow.InFlightStatus;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.ServiceUrl;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.position.PositionTracker;
import io.github.camel8x8.events.internal.stream.status.ClockReading;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.ChannelThread;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.internal.stream.transport.StreamEngine;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One stream of events: connects, and stays connected until it is stopped.
 *
 * <p>A new stream is {@link StreamState#STOPPED}. {@link #start} changes it to CONNECTING, and an
 * open session to CONNECTED. It is CONNECTING too while a reader searches the topic for its start
 * time. After every loss it is RECONNECTING, then CONNECTING again. It is SEEKING_BACK after the
 * failure of a message that only a new session redelivers. {@link #stop} ends it in STOPPED. It
 * ends in FAILED when its attempts are used up, the first attempt is rejected permanently, its
 * stored position cannot be read, or its position has expired and it must not continue. A stream
 * must not be started twice.
 *
 * <p>All methods are thread-safe and do not block. All changes of the state run on one thread of
 * the engine, so at most one attempt or session exists at any time.
 */
public final class EventStream {

    private final StreamOptions options;
    private final EventExecutor executor;
    private final StreamStatistics statistics = new StreamStatistics();
    private final StreamDiagnostics findings;
    private final PositionTracker positions;
    private final StreamLifecycle lifecycle;

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
        this.executor = engine.executor();
        this.positions = positions;
        TimeRange range = TimeRange.of(options, positions);
        SafeListener safe = new SafeListener(listener, range);
        this.findings = new StreamDiagnostics(options.service(), statistics, safe);
        this.lifecycle =
                new StreamLifecycle(
                        options, engine, executor, safe, positions, statistics, findings, range);
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
        return lifecycle.start();
    }

    /**
     * Notifies the stream that the caller of {@link #start} no longer waits. A start without an
     * outcome completes now. A later rejection is treated as that of a running stream: the stream
     * retries and does not end.
     */
    public void startedWithoutOutcome() {
        ChannelThread.soon(executor, lifecycle::startedWithoutOutcome);
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
                ChannelThread.soon(
                        executor,
                        () ->
                                lifecycle
                                        .stop()
                                        .whenComplete(
                                                (nothing, failure) -> stopped.complete(null)));
        if (!accepted) {
            stopped.complete(null);
        }
        return stopped;
    }

    /** Closes the session, if there is one, and reconnects at once. */
    public void reconnect() {
        ChannelThread.soon(executor, lifecycle::reconnect);
    }

    /**
     * Reports that a partitioned topic was created again with fewer partitions.
     *
     * @param of the partitioned topic
     * @param before how many partitions it had
     * @param now how many it has; 0 if it is not partitioned any more
     */
    public void partitionsRemoved(TopicName of, int before, int now) {
        ChannelThread.soon(executor, () -> findings.partitionsRemoved(of, before, now));
    }

    /** {@return the topic} */
    public TopicName topic() {
        return options.topic();
    }

    /** {@return the address of the service, resolved from the options} */
    public ServiceUrl serviceUrl() {
        return options.service();
    }

    /** {@return the status now} */
    public StreamStatus status() {
        return lifecycle.status();
    }

    /** {@return the number of events that have not completed: queued, or in the route} */
    public int inFlight() {
        Window in = lifecycle.window();
        return in == null ? 0 : in.unfinished();
    }

    /** {@return the number of events in flight that the route has not begun to process} */
    public int queued() {
        Window in = lifecycle.window();
        return in == null ? 0 : in.queued();
    }

    /** {@return the event that has been in flight for the longest time, or null} */
    public @Nullable InFlightStatus oldestInFlight() {
        Window in = lifecycle.window();
        Delivery oldest = in == null ? null : in.oldest();
        return oldest == null ? null : InFlightStatus.of(oldest);
    }

    /**
     * {@return since when the server sends no further event because {@code receiverQueueSize}
     * events are in flight; null if it sends them}
     */
    public @Nullable ClockReading windowFullSince() {
        Window in = lifecycle.window();
        return in == null ? null : in.fullSince();
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
}
