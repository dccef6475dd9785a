/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.EmbeddedSession.ACK_BATCH_SIZE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.protocol.ClientFrame;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How a session writes its frames: in few writes, and in order. */
class SendQueueTest {

    private static final byte[] PERMIT = ClientFrame.permit(10);

    @AutoClose private final EmbeddedSession embedded = new EmbeddedSession();
    private final WebSocketSession session = embedded.session;
    private final EmbeddedChannel channel = embedded.channel;

    @Test
    void framesOfSeveralThreadsAreSentInOneFlush() throws Exception {
        session.upgraded();
        channel.freezeTime();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(() -> embedded.send(100));
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        channel.runPendingTasks();

        assertThat(embedded.sent()).hasSize(400);
        assertThat(embedded.flushes()).isOne();
    }

    @Test
    void fewerThanABatchWaitForOthersAndAreSentTogether() {
        session.upgraded();
        channel.freezeTime();
        embedded.send(2);
        channel.runPendingTasks();
        assertThat(embedded.sent()).isEmpty();
        embedded.send(ACK_BATCH_SIZE - 3);

        embedded.passTimeout();

        assertThat(embedded.sent()).hasSize(ACK_BATCH_SIZE - 1);
        assertThat(embedded.flushes()).isOne();
    }

    @Test
    void aBatchIsSentAtOnce() {
        session.upgraded();
        channel.freezeTime();
        embedded.send(1);
        embedded.send(ACK_BATCH_SIZE - 1);

        channel.runPendingTasks();

        assertThat(embedded.sent()).hasSize(ACK_BATCH_SIZE);
        assertThat(embedded.flushes()).isOne();
    }

    @Test
    void framesOfAnyKindMakeABatch() {
        session.upgraded();
        channel.freezeTime();
        embedded.send(ACK_BATCH_SIZE - 1);
        session.send(PERMIT);

        channel.runPendingTasks();

        assertThat(embedded.sent()).hasSize(ACK_BATCH_SIZE);
    }

    @Test
    void acknowledgementsAreSentInOrderAndOtherFramesAfterThem() {
        session.upgraded();
        channel.freezeTime();
        session.send(PERMIT);
        session.acknowledge("first");
        session.acknowledge("second");

        embedded.passTimeout();

        assertThat(embedded.sent())
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
        embedded.send(1);
        session.send(PERMIT);
        session.fail(new IOException("broken"));
        channel.runPendingTasks();

        embedded.passTimeout();

        assertThat(embedded.sent()).isEmpty();
    }

    @Test
    void eachBatchIsSentWhileTheReadThatCausedItContinues() {
        session.upgraded();
        channel.freezeTime();

        for (int i = 0; i < 4 * ACK_BATCH_SIZE; i++) {
            channel.pipeline().fireChannelRead(new TextWebSocketFrame("{}"));
        }

        assertThat(embedded.sent()).hasSize(4 * ACK_BATCH_SIZE);
        assertThat(embedded.flushes()).isEqualTo(4);
    }

    @Test
    void afterABatchTheNextFramesWaitAgain() {
        session.upgraded();
        channel.freezeTime();
        embedded.send(ACK_BATCH_SIZE);
        channel.runPendingTasks();
        embedded.send(1);

        channel.runPendingTasks();
        assertThat(embedded.sent()).hasSize(ACK_BATCH_SIZE);
        embedded.passTimeout();

        assertThat(embedded.sent()).hasSize(ACK_BATCH_SIZE + 1);
    }

    @Test
    void aThousandAcknowledgementsAreSentInFourFlushesAtMost() {
        session.upgraded();
        embedded.send(1_000);

        channel.runPendingTasks();

        assertThat(embedded.sent()).hasSize(1_000);
        assertThat(embedded.flushes()).isBetween(1, 4);
    }

    @Test
    void manyFramesAreSentInBatchesThatTheSocketAccepts() {
        session.upgraded();
        embedded.send(10_000);

        channel.runPendingTasks();

        assertThat(embedded.sent()).hasSize(10_000);
        assertThat(embedded.flushes()).isBetween(2, 40);
    }

    @Test
    void framesBeforeTheSessionIsOpenAreDropped() {
        embedded.send(1);
        session.upgraded();
        channel.runPendingTasks();

        assertThat(embedded.sent()).isEmpty();
    }
}
