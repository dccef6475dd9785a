/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.netty.buffer.Unpooled.copiedBuffer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.ClientFrame;
import io.github.camel8x8.events.internal.stream.options.Timeouts;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a session writes its frames: in few writes, and never more than the socket accepts. */
class SendQueueTest {

    private static final int PORTION = 50;
    private static final byte[] PERMIT = ClientFrame.permit(10);

    private final CountingFlushes flushes = new CountingFlushes();
    private final Acknowledging probe = new Acknowledging();
    private final WebSocketSession session =
            new WebSocketSession(probe, Duration.ofSeconds(1), PORTION, Secrets.none());
    private final EmbeddedChannel channel = new EmbeddedChannel(flushes, session);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void framesOfSeveralThreadsAreSentInOneFlush() throws Exception {
        session.upgraded();
        channel.freezeTime();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> send(100));
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        channel.runPendingTasks();

        assertThat(sent()).hasSize(400);
        assertThat(flushes.count).isOne();
    }

    @Test
    void fewerThanABatchWaitForOthersAndAreSentTogether() {
        session.upgraded();
        channel.freezeTime();
        send(2);
        channel.runPendingTasks();
        assertThat(sent()).isEmpty();
        send(PORTION - 3);

        patienceEnds();

        assertThat(sent()).hasSize(PORTION - 1);
        assertThat(flushes.count).isOne();
    }

    @Test
    void aBatchIsSentAtOnce() {
        session.upgraded();
        channel.freezeTime();
        send(1);
        send(PORTION - 1);

        channel.runPendingTasks();

        assertThat(sent()).hasSize(PORTION);
        assertThat(flushes.count).isOne();
    }

    @Test
    void framesOfAnyKindMakeABatch() {
        session.upgraded();
        channel.freezeTime();
        send(PORTION - 1);
        session.send(PERMIT);

        channel.runPendingTasks();

        assertThat(sent()).hasSize(PORTION);
    }

    @Test
    void acknowledgementsAreSentInOrderAndOtherFramesAfterThem() {
        session.upgraded();
        channel.freezeTime();
        session.send(PERMIT);
        session.acknowledge("first");
        session.acknowledge("second");

        patienceEnds();

        assertThat(sent())
                .extracting(frame -> ((TextWebSocketFrame) frame).text())
                .containsExactly(
                        "{\"messageId\":\"first\"}",
                        "{\"messageId\":\"second\"}",
                        new String(PERMIT, UTF_8));
    }

    @Test
    void framesThatWaitWhenTheSessionEndsAreDropped() {
        session.upgraded();
        channel.freezeTime();
        send(1);
        session.send(PERMIT);
        session.fail(new IOException("broken"));
        channel.runPendingTasks();

        patienceEnds();

        assertThat(sent()).isEmpty();
    }

    @Test
    void eachBatchIsSentWhileTheReadThatCausedItContinues() {
        session.upgraded();
        channel.freezeTime();

        for (int i = 0; i < 4 * PORTION; i++) {
            channel.pipeline().fireChannelRead(new TextWebSocketFrame("{}"));
        }

        assertThat(sent()).hasSize(4 * PORTION);
        assertThat(flushes.count).isEqualTo(4);
    }

    @Test
    void afterABatchTheNextFramesWaitAgain() {
        session.upgraded();
        channel.freezeTime();
        send(PORTION);
        channel.runPendingTasks();
        send(1);

        channel.runPendingTasks();
        assertThat(sent()).hasSize(PORTION);
        patienceEnds();

        assertThat(sent()).hasSize(PORTION + 1);
    }

    @Test
    void aThousandAcknowledgementsAreSentInFourFlushesAtMost() {
        session.upgraded();
        send(1_000);

        channel.runPendingTasks();

        assertThat(sent()).hasSize(1_000);
        assertThat(flushes.count).isBetween(1, 4);
    }

    @Test
    void manyFramesAreSentInBatchesThatTheSocketAccepts() {
        session.upgraded();
        send(10_000);

        channel.runPendingTasks();

        assertThat(sent()).hasSize(10_000);
        assertThat(flushes.count).isBetween(2, 40);
    }

    @Test
    void nothingIsWrittenThatTheSocketDoesNotAccept() {
        session.upgraded();
        socketIsFull(true);
        send(100);
        channel.runPendingTasks();
        assertThat(sent()).isEmpty();

        socketIsFull(false);
        channel.runPendingTasks();

        assertThat(sent()).hasSize(100);
    }

    @Test
    void ofPingsThatComeWhileTheSocketIsFullOnlyTheLastIsAnswered() {
        session.upgraded();
        socketIsFull(true);
        for (int i = 1; i <= 10_000; i++) {
            channel.writeInbound(new PingWebSocketFrame(copiedBuffer("ping " + i, UTF_8)));
        }
        assertThat(channel.outboundMessages()).isEmpty();

        socketIsFull(false);
        channel.runPendingTasks();

        assertThat(channel.outboundMessages())
                .singleElement()
                .extracting(pong -> ((PongWebSocketFrame) pong).content().toString(UTF_8))
                .isEqualTo("ping 10000");
    }

    @Test
    void aSessionWhoseServerDoesNotReadEndsWhenTooManyFramesWait() throws Exception {
        session.upgraded();
        socketIsFull(true);
        send(SendQueue.MAX_WAITING);
        channel.runPendingTasks();
        assertThat(session.isOpen()).isTrue();

        send(1);
        channel.runPendingTasks();

        assertThat(probe.awaitClosed().text())
                .contains("the server does not read: too many acknowledgements wait");
        assertThat(channel.isOpen()).isFalse();
        assertThat(sent()).isEmpty();
    }

    @Test
    void aSessionWhoseServerDoesNotReadEndsWhenTooManyBytesWait() throws Exception {
        session.upgraded();
        socketIsFull(true);
        String id = "x".repeat(700_000);
        for (int i = 0; i < 24; i++) {
            session.acknowledge(id);
        }
        channel.runPendingTasks();

        assertThat(probe.awaitClosed().text()).contains("the server does not read");
    }

    /** It sends so often that the liveness check never fails. */
    @Test
    void aServerThatReadsNothingForTheTimeOfAPingAndItsPongIsDisconnected() throws Exception {
        Duration half = Duration.ofSeconds(15);
        Duration minute = Duration.ofMinutes(1);
        session.upgraded();
        channel.freezeTime();
        Liveness.watch(
                channel.pipeline(), session, new Timeouts(minute, half, half, minute, minute));
        socketIsFull(true);
        pass(half);
        assertThat(session.isOpen()).isTrue();

        pass(half);

        assertThat(probe.awaitClosed().text())
                .contains("the server does not read: nothing could be sent for 30000 ms");
    }

    @Test
    void aServerThatReadsALittleNowAndThenIsNotDisconnected() {
        Duration half = Duration.ofSeconds(15);
        Duration minute = Duration.ofMinutes(1);
        session.upgraded();
        channel.freezeTime();
        Liveness.watch(
                channel.pipeline(), session, new Timeouts(minute, half, half, minute, minute));

        for (int i = 0; i < 10; i++) {
            socketIsFull(true);
            pass(half);
            socketIsFull(false);
        }

        assertThat(session.isOpen()).isTrue();
    }

    /** Lets time pass while the server keeps sending. */
    private void pass(Duration time) {
        for (int i = 0; i < 3; i++) {
            channel.writeInbound(new PingWebSocketFrame());
            channel.advanceTimeBy(time.toMillis() / 3, TimeUnit.MILLISECONDS);
            channel.runPendingTasks(); // timers
            channel.runPendingTasks(); // tasks that the timers schedule
        }
    }

    @Test
    void sentFramesNoLongerCount() {
        session.upgraded();
        for (int i = 0; i < 5; i++) {
            send(SendQueue.MAX_WAITING);
            channel.runPendingTasks();
            session.acknowledge("x".repeat(10_000_000));
            channel.runPendingTasks();
            patienceEnds();
            channel.releaseOutbound();
        }

        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void framesBeforeTheSessionIsOpenAreDropped() {
        send(1);
        session.upgraded();
        channel.runPendingTasks();

        assertThat(sent()).isEmpty();
    }

    @Test
    void waitingFramesAreSentBeforeTheCloseFrameEvenIfTheSocketIsFull() {
        session.upgraded();
        socketIsFull(true);
        send(3);
        session.close(CloseReason.NORMAL, "stopped");
        channel.runPendingTasks();

        List<Object> written = new ArrayList<>(channel.outboundMessages());
        assertThat(written).hasSize(4);
        assertThat(written.get(3)).isInstanceOf(CloseWebSocketFrame.class);
    }

    private void patienceEnds() {
        channel.advanceTimeBy(SendQueue.TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        channel.runPendingTasks(); // writes
        channel.runPendingTasks(); // flushes
    }

    private void send(int frames) {
        for (int i = 0; i < frames; i++) {
            session.acknowledge("CAUQADAA");
        }
    }

    private List<Object> sent() {
        return channel.outboundMessages().stream()
                .filter(TextWebSocketFrame.class::isInstance)
                .toList();
    }

    /**
     * Simulates a server that does not read. Netty's own high-water mark is independent of this.
     */
    private void socketIsFull(boolean full) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, !full);
    }

    /** Acknowledges each frame immediately, as a fast route does. */
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
