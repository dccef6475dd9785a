/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.netty.buffer.Unpooled.copiedBuffer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.Timeouts;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A session whose server reads slowly or not at all, so that the socket accepts no more bytes. */
class FullSocketTest {

    @AutoClose private final EmbeddedSession embedded = new EmbeddedSession();
    private final WebSocketSession session = embedded.session;
    private final EmbeddedChannel channel = embedded.channel;

    @Test
    void nothingIsWrittenThatTheSocketDoesNotAccept() {
        session.upgraded();
        embedded.socketIsFull(true);
        embedded.send(100);
        channel.runPendingTasks();
        assertThat(embedded.sent()).isEmpty();

        embedded.socketIsFull(false);
        channel.runPendingTasks();

        assertThat(embedded.sent()).hasSize(100);
    }

    @Test
    void ofPingsThatComeWhileTheSocketIsFullOnlyTheLastIsAnswered() {
        session.upgraded();
        embedded.socketIsFull(true);
        for (int i = 1; i <= 10_000; i++) {
            channel.writeInbound(new PingWebSocketFrame(copiedBuffer("ping " + i, UTF_8)));
        }
        assertThat(channel.outboundMessages()).isEmpty();

        embedded.socketIsFull(false);
        channel.runPendingTasks();

        assertThat(channel.outboundMessages())
                .singleElement()
                .extracting(pong -> ((PongWebSocketFrame) pong).content().toString(UTF_8))
                .isEqualTo("ping 10000");
    }

    @Test
    void waitingFramesAreSentBeforeTheCloseFrameEvenIfTheSocketIsFull() {
        session.upgraded();
        embedded.socketIsFull(true);
        embedded.send(3);
        session.close(CloseReason.NORMAL, "stopped");
        channel.runPendingTasks();

        List<Object> written = new ArrayList<>(channel.outboundMessages());
        assertThat(written).hasSize(4);
        assertThat(written.get(3)).isInstanceOf(CloseWebSocketFrame.class);
    }

    @Test
    void aSessionWhoseServerDoesNotReadEndsWhenTooManyFramesWait() throws Exception {
        session.upgraded();
        embedded.socketIsFull(true);
        embedded.send(SendQueue.MAX_WAITING);
        channel.runPendingTasks();
        assertThat(session.isOpen()).isTrue();

        embedded.send(1);
        channel.runPendingTasks();

        assertThat(embedded.probe.awaitClosed().text())
                .contains("the server does not read: too many acknowledgements wait");
        assertThat(channel.isOpen()).isFalse();
        assertThat(embedded.sent()).isEmpty();
    }

    @Test
    void aSessionWhoseServerDoesNotReadEndsWhenTooManyBytesWait() throws Exception {
        session.upgraded();
        embedded.socketIsFull(true);
        String id = "x".repeat(700_000);
        for (int i = 0; i < 24; i++) {
            session.acknowledge(id);
        }
        channel.runPendingTasks();

        assertThat(embedded.probe.awaitClosed().text()).contains("the server does not read");
    }

    @Test
    void sentFramesNoLongerCount() {
        session.upgraded();
        for (int i = 0; i < 5; i++) {
            embedded.send(SendQueue.MAX_WAITING);
            channel.runPendingTasks();
            session.acknowledge("x".repeat(10_000_000));
            channel.runPendingTasks();
            embedded.passTimeout();
            channel.releaseOutbound();
        }

        assertThat(session.isOpen()).isTrue();
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
        embedded.socketIsFull(true);
        pass(half);
        assertThat(session.isOpen()).isTrue();

        pass(half);

        assertThat(embedded.probe.awaitClosed().text())
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
            embedded.socketIsFull(true);
            pass(half);
            embedded.socketIsFull(false);
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
}
