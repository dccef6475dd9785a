/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel8x8.events.fuzz.FuzzRun;
import io.github.camel8x8.events.internal.protocol.MessageFrame;
import io.github.camel8x8.events.internal.stream.flow.ConsumerWindow;
import io.github.camel8x8.events.internal.stream.flow.KeptInMemory;
import io.github.camel8x8.events.internal.stream.flow.Window;
import io.github.camel8x8.events.internal.stream.options.ConsumerApi;
import io.github.camel8x8.events.internal.stream.options.ReaderApi;
import io.github.camel8x8.events.internal.stream.status.StreamStatistics;
import io.github.camel8x8.events.internal.stream.transport.CloseReason;
import io.github.camel8x8.events.internal.stream.transport.Secrets;
import io.github.camel8x8.events.internal.stream.transport.WebSocketSession;
import io.github.camel8x8.events.options.SubscriptionType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Frames of any bytes, from the WebSocket frame to the client's response: every data frame returns
 * its credit exactly once.
 */
class HostileFrameCreditTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String GOOD =
            "{\"messageId\":\"CAUQADAA\",\"payload\":\"e30=\",\"properties\":{\"a\":\"b\"},"
                    + "\"publishTime\":\"2026-11-24T06:23:41.533Z\",\"redeliveryCount\":0}";

    private static final List<byte[]> SAMPLES =
            List.of(GOOD.getBytes(UTF_8), "{\"type\":\"notice\"}".getBytes(UTF_8));

    @Test
    void onAReaderEveryDataFrameGivesItsCreditBackOnce() {
        FuzzRun.of(
                "credits of a reader",
                SAMPLES,
                2_000,
                bytes -> {
                    Peer peer = new Peer(reader());
                    List<WebSocketFrame> answers = peer.receive(bytes);

                    assertThat(peer.data()).isLessThanOrEqualTo(1);
                    assertThat(answers.size()).isEqualTo(peer.data() + peer.closed(answers));
                    peer.finish(answers);
                });
    }

    @Test
    void onASubscriptionEveryDataFrameWhoseIdCanBeReadIsAcknowledgedOnce() {
        FuzzRun.of(
                "credits of a subscription",
                SAMPLES,
                2_000,
                bytes -> {
                    Peer peer = new Peer(subscription());
                    List<WebSocketFrame> answers = peer.receive(bytes);

                    assertThat(answers.size()).isEqualTo(peer.withId() + peer.closed(answers));
                    if (peer.withId() == 1) {
                        String answered =
                                JSON.readTree(text(answers.get(0))).path("messageId").asText();
                        // Half a surrogate pair, which no id of Pulsar contains, becomes "?" in
                        // UTF-8.
                        assertThat(answered)
                                .isEqualTo(new String(peer.id().getBytes(UTF_8), UTF_8));
                    }
                    peer.finish(answers);
                });
    }

    @Test
    void manyFramesInOneSessionGiveAsManyCreditsBack() throws Exception {
        Peer peer = new Peer(reader());
        List<WebSocketFrame> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.addAll(peer.receive(GOOD.getBytes(UTF_8)));
            answers.addAll(peer.receive("{\"messageId\":\"CAUQADAA\",".getBytes(UTF_8)));
            answers.addAll(peer.receive("not JSON".getBytes(UTF_8)));
            answers.addAll(peer.receive("{\"endOfTopic\":false}".getBytes(UTF_8)));
        }

        assertThat(answers).hasSize(300).allMatch(TextWebSocketFrame.class::isInstance);
        peer.finish(answers);
    }

    @Test
    void aSubscriptionThatCannotAnswerAWholeWindowAsksForANewSession() throws Exception {
        int[] seekBacks = {0};
        Peer peer =
                new Peer(
                        new ConsumerWindow(api(), 3, new StreamStatistics(), () -> seekBacks[0]++));
        for (int i = 0; i < 3; i++) {
            assertThat(peer.receive("not JSON".getBytes(UTF_8))).isEmpty();
        }

        assertThat(seekBacks[0]).isOne();
        peer.finish(List.of());
    }

    private static Window reader() {
        return KeptInMemory.window(ReaderApi.EARLIEST, 1000);
    }

    private static Window subscription() {
        return new ConsumerWindow(api(), 1000, new StreamStatistics(), () -> {});
    }

    private static ConsumerApi api() {
        return TestOptions.consumer(SubscriptionType.Shared, null, null, false);
    }

    private static String text(WebSocketFrame frame) {
        return frame.content().toString(UTF_8);
    }

    /** A session without a socket, and a route that acknowledges immediately. */
    private static final class Peer {

        private final RecordingListener listener = new RecordingListener().acknowledging();
        private final EmbeddedChannel channel;

        Peer(Window window) {
            Connection connection =
                    new Connection(
                            window,
                            listener,
                            new StreamStatistics(),
                            new NoOwner(),
                            message -> false);
            WebSocketSession session =
                    new WebSocketSession(connection, Duration.ofSeconds(1), 1, Secrets.none());
            channel = new EmbeddedChannel(session);
            session.upgraded();
        }

        /** The client's responses to one text frame. */
        List<WebSocketFrame> receive(byte[] bytes) {
            ByteBuf content = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
            channel.writeInbound(new TextWebSocketFrame(content));
            channel.runPendingTasks();
            assertThat(content.refCnt()).as("the buffer is released").isZero();
            List<WebSocketFrame> answers = new ArrayList<>();
            WebSocketFrame answer;
            while ((answer = channel.readOutbound()) != null) {
                answers.add(answer);
            }
            return answers;
        }

        int data() {
            return listener.deliveries.size() + listener.undecodable.size();
        }

        int closed(List<WebSocketFrame> answers) {
            return (int) answers.stream().filter(CloseWebSocketFrame.class::isInstance).count();
        }

        int withId() {
            return id() == null ? 0 : 1;
        }

        String id() {
            if (!listener.deliveries.isEmpty()) {
                MessageFrame message = listener.deliveries.get(0).message();
                return message.messageId();
            }
            return listener.undecodable.isEmpty() ? null : listener.undecodable.get(0).messageId();
        }

        void finish(List<WebSocketFrame> answers) {
            answers.forEach(WebSocketFrame::release);
            channel.finishAndReleaseAll();
        }
    }

    private static final class NoOwner implements Connection.Owner {

        @Override
        public void endOfTopic(Connection connection, boolean reached) {
            // not called
        }

        @Override
        public void opened(Connection connection) {
            // expected
        }

        @Override
        public void partitioned(Connection connection, MessageFrame first) {
            // not called
        }

        @Override
        public void firstEvent(Connection connection, MessageFrame message) {
            // included in the deliveries
        }

        @Override
        public void failed(Connection connection, Throwable cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void closed(Connection connection, CloseReason reason) {
            // at the end
        }
    }
}
