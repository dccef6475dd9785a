/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes tasks of any thread to a channel's. */
final class ChannelThread {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelThread.class);

    private ChannelThread() {}

    /**
     * Always later, never within the call: the pipeline may be in the middle of a change.
     *
     * @return false where the engine is closed, and with it every session
     */
    static boolean soon(ChannelHandlerContext ctx, Runnable task) {
        return accepted(() -> ctx.executor().execute(task));
    }

    /** After a while; never where the engine is closed. */
    static void later(ChannelHandlerContext ctx, Runnable task, long millis) {
        accepted(() -> ctx.executor().schedule(task, millis, TimeUnit.MILLISECONDS));
    }

    private static boolean accepted(Runnable request) {
        try {
            request.run();
            return true;
        } catch (RejectedExecutionException e) {
            LOG.trace("The engine is closed, and with it every session", e);
            return false;
        }
    }
}
