/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks from any thread on a thread of the engine: that of a channel or of a stream. */
public final class ChannelThread {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelThread.class);

    private ChannelThread() {}

    /**
     * Runs the task later, never within the call: the pipeline may be in the middle of a change.
     *
     * @return false if the engine, and so every session, is closed
     */
    public static boolean soon(ChannelHandlerContext ctx, Runnable task) {
        return soon(ctx.executor(), task);
    }

    /**
     * Runs the task later, on the thread of this executor.
     *
     * @return false if the engine, and so every session, is closed
     */
    public static boolean soon(Executor executor, Runnable task) {
        return accepted(() -> executor.execute(task));
    }

    /** Runs the task after the delay; does nothing if the engine is closed. */
    static void later(ChannelHandlerContext ctx, Runnable task, long millis) {
        accepted(() -> ctx.executor().schedule(task, millis, TimeUnit.MILLISECONDS));
    }

    private static boolean accepted(Runnable request) {
        try {
            request.run();
            return true;
        } catch (RejectedExecutionException e) {
            LOG.trace("The engine is closed, and so is every session", e);
            return false;
        }
    }
}
