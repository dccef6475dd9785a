/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A session in a channel without a network: the test runs its tasks, and lets its time pass. */
final class EmbeddedSession implements AutoCloseable {

    static final int ACK_BATCH_SIZE = 50;

    /** Acknowledges each frame immediately, as a fast route does. */
    final SessionProbe probe = new Acknowledging();

    final WebSocketSession session =
            new WebSocketSession(probe, Duration.ofSeconds(1), ACK_BATCH_SIZE, Secrets.none());

    final EmbeddedChannel channel;

    private final CountingFlushes flushes = new CountingFlushes();

    EmbeddedSession() {
        channel = new EmbeddedChannel(flushes, session);
    }

    /** Sends acknowledgements. */
    void send(int frames) {
        for (int i = 0; i < frames; i++) {
            session.acknowledge("CAUQADAA");
        }
    }

    /** The text frames that are written. */
    List<Object> sent() {
        return channel.outboundMessages().stream()
                .filter(TextWebSocketFrame.class::isInstance)
                .toList();
    }

    int flushes() {
        return flushes.count;
    }

    /** Lets the time pass that frames wait for others. */
    void passTimeout() {
        channel.advanceTimeBy(SendQueue.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        channel.runPendingTasks(); // writes
        channel.runPendingTasks(); // flushes
    }

    /**
     * Simulates a server that does not read. Netty's own high-water mark is independent of this.
     */
    void socketIsFull(boolean full) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, !full);
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }

    private static final class Acknowledging extends SessionProbe {

        @Override
        public void frame(Session from, byte[] buffer, int offset, int length) {
            from.acknowledge("CAUQADAA");
        }
    }

    private static final class CountingFlushes extends ChannelOutboundHandlerAdapter {

        private int count;

        @Override
        public void flush(ChannelHandlerContext ctx) {
            count++;
            ctx.flush();
        }
    }
}
