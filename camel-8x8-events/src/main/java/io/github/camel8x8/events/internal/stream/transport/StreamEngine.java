/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The resources that all streams of one owner share: two channel threads, one timer thread, and a
 * pool for blocking tasks. The number of threads does not grow with the number of streams.
 */
public final class StreamEngine implements AutoCloseable {

    private static final int CHANNEL_THREADS = 2;

    /** Channels that are being closed still call their handlers. */
    private static final long QUIET_PERIOD_MILLIS = 100;

    private static final long SHUTDOWN_MILLIS = 2000;

    private final EventLoopGroup loops;
    private final Timer timer;
    private final Executor blocking;

    private final SharedConnectors connectors;

    /**
     * Starts the shared threads.
     *
     * @param blocking runs tasks that may block (looking up a host, asking for a key, storing a
     *     position); must have room for one task of each stream. The caller shuts it down, after
     *     this engine
     */
    @SuppressWarnings("deprecation") // the class that both Netty 4.1 and 4.2 have
    public StreamEngine(Executor blocking) {
        this.blocking = blocking;
        loops =
                new NioEventLoopGroup(
                        CHANNEL_THREADS, new DefaultThreadFactory("8x8events-channel", true));
        timer = new HashedWheelTimer(new DefaultThreadFactory("8x8events-timer", true));
        connectors = new SharedConnectors(loops, timer);
    }

    /** Closes every connection and waits for the shared threads to end, 2 s at most. */
    @Override
    public void close() {
        connectors.close();
        timer.stop();
        loops.shutdownGracefully(QUIET_PERIOD_MILLIS, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(SHUTDOWN_MILLIS);
    }

    /** The connector of one stream, which must close the lease at its end. */
    public ConnectorLease lease(StreamOptions options) {
        return new ConnectorLease(
                connectors,
                new ConnectorSettings(options.sslContext(), options.timeouts().connect()));
    }

    /** How many connectors are open. */
    public int connectors() {
        return connectors.size();
    }

    /** A thread for the state of one stream. */
    public EventExecutor executor() {
        return loops.next();
    }

    /**
     * Runs a task repeatedly on a channel thread, until the result is canceled or the engine is
     * closed. The task must not block and must not throw.
     *
     * @param interval between two runs, and before the first
     * @param task what to run
     * @return cancels the task
     */
    public Future<?> repeat(Duration interval, Runnable task) {
        return executor()
                .scheduleWithFixedDelay(
                        task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Runs a task once on a channel thread, unless the result is canceled or the engine is closed
     * before. The task must not block and must not throw.
     *
     * @param delay the time until then
     * @param task what to run
     * @return cancels the task
     * @throws java.util.concurrent.RejectedExecutionException if the engine is closed
     */
    public Future<?> after(Duration delay, Runnable task) {
        return executor().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    public Executor blocking() {
        return blocking;
    }
}
