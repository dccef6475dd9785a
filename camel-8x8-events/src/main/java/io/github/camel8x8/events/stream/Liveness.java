/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.stream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Notices a peer that is gone without a word. Every byte that comes in counts as a sign of life,
 * also in the middle of a large frame; what goes out counts for nothing, since writes to a dead
 * peer succeed until the send buffer is full.
 */
final class Liveness {

    private Liveness() {}

    /** Watches from the head of the pipeline, where bytes come in as they were on the wire. */
    static void watch(ChannelPipeline pipeline, WebSocketSession session, Timeouts timeouts) {
        Duration deadline = timeouts.pingInterval().plus(timeouts.pongTimeout());
        pipeline.addFirst(silence(timeouts.pingInterval(), session::ping));
        pipeline.addFirst(silence(deadline, () -> session.silent(deadline)));
    }

    private static IdleStateHandler silence(Duration limit, Runnable action) {
        return new IdleStateHandler(limit.toMillis(), 0, 0, TimeUnit.MILLISECONDS) {
            @Override
            protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
                action.run();
            }
        };
    }
}
