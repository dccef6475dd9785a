/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.github.camel8x8.events.internal.stream.options.Timeouts;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Detects a peer that has disappeared without closing the connection. Every received byte counts as
 * a sign of life, even in the middle of a large frame. Sent bytes do not count, because writes to a
 * dead peer succeed until the send buffer is full. A peer that reads nothing for the same time is
 * treated as dead, however much it sends.
 */
final class Liveness {

    private Liveness() {}

    /** Adds the checks at the pipeline's head, which receives the bytes as on the wire. */
    static void watch(ChannelPipeline pipeline, WebSocketSession session, Timeouts timeouts) {
        Duration deadline = timeouts.pingInterval().plus(timeouts.pongTimeout());
        pipeline.addFirst(silence(timeouts.pingInterval(), session::ping));
        pipeline.addFirst(silence(deadline, () -> session.silent(deadline)));
        pipeline.addFirst(
                new FullSocket(
                        deadline,
                        () ->
                                session.notReading(
                                        "nothing could be sent for "
                                                + deadline.toMillis()
                                                + " ms")));
    }

    private static IdleStateHandler silence(Duration limit, Runnable action) {
        return new IdleStateHandler(limit.toMillis(), 0, 0, TimeUnit.MILLISECONDS) {
            @Override
            protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
                action.run();
            }
        };
    }

    /** Runs the action if the socket accepts no data for this long. */
    private static final class FullSocket extends ChannelInboundHandlerAdapter {

        private final Duration limit;
        private final Runnable action;
        private @Nullable ScheduledFuture<?> timer;

        FullSocket(Duration limit, Runnable action) {
            this.limit = limit;
            this.action = action;
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            cancel();
            if (!ctx.channel().isWritable()) {
                timer = ctx.executor().schedule(action, limit.toMillis(), TimeUnit.MILLISECONDS);
            }
            ctx.fireChannelWritabilityChanged();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            cancel();
            ctx.fireChannelInactive();
        }

        private void cancel() {
            ScheduledFuture<?> set = timer;
            if (set != null) {
                set.cancel(false);
                timer = null;
            }
        }
    }
}
