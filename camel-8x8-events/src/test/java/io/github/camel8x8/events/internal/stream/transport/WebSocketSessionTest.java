/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.BINARY;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.PING;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.PONG;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An open session, with a test for each feature that AsyncHttpClient lacks. */
class WebSocketSessionTest extends AgainstScriptedPeer {

    // ---- received frames

    @Test
    void aTextMessageIsHandedOverAsItsBytes() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.text("{\"key\":\"Zürich 日本 😀\"}");

        assertThat(probe.awaitText()).isEqualTo("{\"key\":\"Zürich 日本 😀\"}");
    }

    @Test
    void aBinaryMessageIsHandedOverToo() throws Exception {
        SessionProbe probe = fixture.connect(options);

        peer.acceptUpgrade().raw(Wire.frame(true, BINARY, "{}".getBytes(UTF_8)));

        assertThat(probe.awaitText()).isEqualTo("{}");
    }

    @Test
    void fragmentsAreJoinedAlsoAroundAPing() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        byte[] text = "{\"é\":1}".getBytes(UTF_8);

        wire.raw(Wire.frame(false, TEXT, Arrays.copyOfRange(text, 0, 3))); // within the é
        wire.raw(Wire.frame(true, PING, new byte[0]));
        wire.raw(Wire.frame(false, 0, Arrays.copyOfRange(text, 3, 5)));
        wire.raw(Wire.frame(true, 0, Arrays.copyOfRange(text, 5, text.length)));

        assertThat(probe.awaitText()).isEqualTo("{\"é\":1}");
        assertThat(wire.read().opcode()).isEqualTo(PONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_240, 10_241, 65_535, 65_536, 7 * 1024 * 1024})
    void aMessageMayBeAsLongAsPulsarsLongest(int length) throws Exception {
        SessionProbe probe = fixture.connect(options);
        String text = randomText(length);

        peer.acceptUpgrade().text(text);

        assertThat(probe.awaitText().equals(text)).isTrue();
    }

    @Test
    void messagesOfAllSizesInOneStreamStayApart() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        int[] sizes = {5, 100_000, 0, 4096, 4097, 70_000, 1};
        for (int size : sizes) {
            wire.text("x".repeat(size));
        }

        for (int size : sizes) {
            assertThat(probe.awaitFrame()).hasSize(size);
        }
    }

    @Test
    void messagesInTheSameSegmentAsTheUpgradeAreNotMissed() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(Wire.switchingProtocols(wire.request(), "Upgrade").getBytes(UTF_8));
        for (String text : new String[] {"first", "second", "third"}) {
            segment.writeBytes(Wire.frame(true, TEXT, text.getBytes(UTF_8)));
        }

        wire.raw(segment.toByteArray());

        assertThat(probe.awaitText()).isEqualTo("first");
        assertThat(probe.awaitText()).isEqualTo("second");
        assertThat(probe.awaitText()).isEqualTo("third");
        assertThat(probe.events).containsExactly("opened");
    }

    @Test
    void aCloseInTheSameSegmentAsTheUpgradeIsAnsweredAndReported() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(Wire.switchingProtocols(wire.request(), "Upgrade").getBytes(UTF_8));
        segment.writeBytes(Wire.frame(true, CLOSE, Wire.closePayload(1011, "broken")));

        wire.raw(segment.toByteArray());

        assertThat(probe.awaitClosed()).isEqualTo(new CloseReason(1011, "server: broken"));
        assertThat(wire.read(CLOSE).code()).isEqualTo(1011);
        assertThat(probe.events).containsExactly("opened", "closed");
    }

    @Test
    void aMessageLargerThanTheLimitIsReportedAs1009OnBothSides() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.head(true, TEXT, EngineConfig.MAX_FRAME_SIZE + 1L));

        assertThat(probe.awaitClosed().code()).isEqualTo(CloseReason.TOO_BIG);
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.TOO_BIG);
        wire.awaitEnd();
    }

    @Test
    void fragmentsThatTogetherAreLargerThanTheLimitAreReportedAs1009() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        byte[] half = new byte[EngineConfig.MAX_FRAME_SIZE / 2 + 1];

        wire.raw(Wire.frame(false, TEXT, half));
        wire.raw(Wire.frame(true, 0, half));

        assertThat(probe.awaitClosed().code()).isEqualTo(CloseReason.TOO_BIG);
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.TOO_BIG);
        assertThat(probe.framesLeft()).isZero();
    }

    @Test
    void invalidUtf8IsRejectedWith1007AndNothingAfterItIsHandedOver() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.frame(true, TEXT, new byte[] {'"', (byte) 0xc3, '"'}));
        wire.text("after");

        Frame close = wire.read(CLOSE);
        assertThat(close.code()).isEqualTo(CloseReason.NOT_UTF8);
        wire.raw(Wire.frame(true, CLOSE, close.payload()));
        assertThat(probe.awaitClosed())
                .isEqualTo(new CloseReason(CloseReason.NOT_UTF8, "frame is not valid UTF-8"));
        assertThat(probe.framesLeft()).isZero();
    }

    @Test
    void aFrameAgainstTheProtocolIsReportedAs1002() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(new byte[] {(byte) 0xf1, 0}); // reserved bits

        assertThat(probe.awaitClosed().code()).isEqualTo(CloseReason.PROTOCOL_ERROR);
        assertThat(wire.read(CLOSE).code()).isEqualTo(CloseReason.PROTOCOL_ERROR);
    }

    // ---- liveness

    @Test
    void aPingIsAnsweredWithItsOwnPayload() throws Exception {
        fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.frame(true, PING, "PING".getBytes(UTF_8)));

        Frame pong = wire.read();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("PING");
    }

    @Test
    void aFrozenPeerIsPingedAndThenDisconnected() throws Exception {
        SessionProbe probe =
                fixture.connect(options.liveness(Duration.ofMillis(100), Duration.ofMillis(200)));
        Wire wire = peer.acceptUpgrade();
        probe.awaitOpened();
        long opened = System.nanoTime();

        CloseReason reason = probe.awaitClosed();

        assertThat(Duration.ofNanos(System.nanoTime() - opened))
                .isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
        assertThat(reason.code()).isEqualTo(CloseReason.ABNORMAL);
        assertThat(reason.text()).contains("nothing received for 300 ms, not even a pong");
        assertThat(wire.read().opcode()).isEqualTo(PING);
        wire.awaitEnd();
    }

    @Test
    void aFrozenPeerIsNoticedAlsoWhileAcknowledgementsAreWritten() throws Exception {
        SessionProbe probe =
                fixture.connect(options.liveness(Duration.ofMillis(100), Duration.ofMillis(200)));
        peer.acceptUpgrade();
        WebSocketSession session = probe.awaitOpened();

        await().pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            session.send("{}".getBytes(UTF_8));
                            return !session.isOpen();
                        });

        assertThat(probe.awaitClosed().text()).contains("not even a pong");
    }

    @Test
    void aPeerThatAnswersPingsIsKept() throws Exception {
        SessionProbe probe =
                fixture.connect(options.liveness(Duration.ofMillis(40), Duration.ofMillis(400)));
        Wire wire = peer.acceptUpgrade();

        for (int i = 0; i < 20; i++) { // 800 ms, longer than one deadline
            Frame ping = wire.read(PING);
            wire.raw(Wire.frame(true, PONG, ping.payload()));
        }

        assertThat(probe.awaitOpened().isOpen()).isTrue();
        assertThat(probe.events).containsExactly("opened");
    }

    @Test
    void theBytesOfALargeMessageAreSignsOfLifeBeforeItIsWhole() throws Exception {
        SessionProbe probe =
                fixture.connect(options.liveness(Duration.ofMillis(40), Duration.ofMillis(400)));
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.head(true, TEXT, 20));
        for (int i = 0; i < 20; i++) { // a ping after each: the peer sends no pong
            wire.read(PING);
            wire.raw("x");
        }

        assertThat(probe.awaitText()).isEqualTo("x".repeat(20));
        assertThat(probe.events).containsExactly("opened");
    }

    // ---- the closing handshake

    @Test
    void theServersCloseIsAnsweredBeforeTheConnectionIsClosed() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.closeFrame(1001, "Idle timeout expired");

        Frame echo = wire.read();
        assertThat(echo.opcode()).isEqualTo(CLOSE);
        assertThat(echo.code()).isEqualTo(1001);
        wire.awaitEnd();
        assertThat(probe.awaitClosed())
                .isEqualTo(new CloseReason(1001, "server: Idle timeout expired"));
    }

    @Test
    void aCloseWithoutACodeIsAnsweredAlike() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.frame(true, CLOSE, new byte[0]));

        assertThat(wire.read().payload()).isEmpty();
        assertThat(probe.awaitClosed())
                .isEqualTo(new CloseReason(CloseReason.NO_CODE, "closed by the server"));
    }

    @Test
    void ourCloseFollowsWaitingFramesAndCompletesWhenItIsAnswered() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        WebSocketSession session = probe.awaitOpened();

        for (int i = 0; i < 1000; i++) {
            session.send(("ack " + i).getBytes(UTF_8));
        }
        CompletableFuture<Void> closed = session.close(CloseReason.NORMAL, "stopped");

        for (int i = 0; i < 1000; i++) {
            assertThat(wire.read().text()).isEqualTo("ack " + i);
        }
        Frame close = wire.read();
        assertThat(close.code()).isEqualTo(1000);
        assertThat(closed).isNotDone();
        wire.raw(Wire.frame(true, CLOSE, close.payload()));
        closed.get(5, TimeUnit.SECONDS);
        wire.awaitEnd();
        assertThat(probe.awaitClosed()).isEqualTo(new CloseReason(1000, "stopped"));
    }

    @Test
    void ourCloseTimesOutIfItIsNotAnswered() throws Exception {
        SessionProbe probe = fixture.connect(options.closeTimeout(Duration.ofMillis(150)));
        Wire wire = peer.acceptUpgrade();
        WebSocketSession session = probe.awaitOpened();

        session.close(CloseReason.NORMAL, "stopped").get(5, TimeUnit.SECONDS);

        assertThat(probe.awaitClosed().text()).contains("not answered by the server");
        wire.awaitEnd();
    }

    @Test
    void messagesThatComeAfterOurCloseAreNotHandedOver() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        probe.awaitOpened().close(CloseReason.NORMAL, "stopped");
        Frame close = wire.read(CLOSE);

        wire.text("late");
        wire.raw(Wire.frame(true, CLOSE, close.payload()));

        probe.awaitClosed();
        assertThat(probe.framesLeft()).isZero();
    }

    @Test
    void aSecondCloseCompletesWithTheFirst() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        WebSocketSession session = probe.awaitOpened();

        CompletableFuture<Void> first = session.close(CloseReason.NORMAL, "stopped");
        CompletableFuture<Void> second = session.close(CloseReason.NORMAL, "again");
        Frame close = wire.read(CLOSE);
        wire.raw(Wire.frame(true, CLOSE, close.payload()));

        first.get(5, TimeUnit.SECONDS);
        second.get(5, TimeUnit.SECONDS);
        wire.awaitEnd(); // a second close frame would violate the protocol
        assertThat(probe.awaitClosed().text()).isEqualTo("stopped");
        assertThat(probe.events).containsExactly("opened", "closed");
    }

    @Test
    void aCloseAfterTheEndCompletesAtOnce() throws Exception {
        SessionProbe probe = fixture.connect(options);
        peer.acceptUpgrade().drop();
        probe.awaitClosed();

        probe.awaitOpened().close(CloseReason.NORMAL, "stopped").get(5, TimeUnit.SECONDS);

        assertThat(probe.events).containsExactly("opened", "closed");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aConnectionThatBreaksIsReportedAs1006(boolean reset) throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        probe.awaitOpened();

        if (reset) {
            wire.drop();
        } else {
            wire.end();
        }

        assertThat(probe.awaitClosed().code()).isEqualTo(CloseReason.ABNORMAL);
    }

    @Test
    void onlyTheFirstEndIsReported() throws Exception {
        SessionProbe probe = fixture.connect(options.closeTimeout(Duration.ofMillis(50)));
        Wire wire = peer.acceptUpgrade();
        WebSocketSession session = probe.awaitOpened();

        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(Wire.frame(true, CLOSE, Wire.closePayload(1011, "first")));
        both.writeBytes(new byte[] {(byte) 0xf1, 0});
        wire.raw(both.toByteArray());
        assertThat(probe.awaitClosed().text()).isEqualTo("server: first");
        session.fail(new IllegalStateException("second"));
        wire.drop();
        session.close(CloseReason.NORMAL, "third").get(5, TimeUnit.SECONDS);

        assertThat(probe.events).containsExactly("opened", "closed");
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void framesAfterTheEndAreDropped() throws Exception {
        SessionProbe probe = fixture.connect(options);
        peer.acceptUpgrade().drop();
        probe.awaitClosed();
        WebSocketSession session = probe.awaitOpened();

        session.send("{}".getBytes(UTF_8));

        assertThat(session.isOpen()).isFalse();
        assertThat(probe.events).containsExactly("opened", "closed");
    }

    // ---- sent frames

    @Test
    void framesOfSeveralThreadsAllArriveWhole() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        WebSocketSession session = probe.awaitOpened();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            String name = "thread " + t + " ";
            threads[t] =
                    new Thread(
                            () -> {
                                for (int i = 0; i < 500; i++) {
                                    session.send((name + i).getBytes(UTF_8));
                                }
                            });
            threads[t].start();
        }

        int[] next = new int[threads.length];
        for (int n = 0; n < 500 * threads.length; n++) {
            String[] words = wire.read().text().split(" ");
            assertThat(Integer.parseInt(words[2])).isEqualTo(next[Integer.parseInt(words[1])]++);
        }
    }

    @Test
    void framesAreTextInUtf8() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();

        probe.awaitOpened().send("{\"é\":1}".getBytes(UTF_8));

        Frame frame = wire.read();
        assertThat(frame.opcode()).isEqualTo(TEXT);
        assertThat(frame.text()).isEqualTo("{\"é\":1}");
    }

    // ---- the response to the upgrade

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "UPGRADE", "keep-alive, Upgrade", "Upgrade, keep-alive"})
    void theConnectionHeaderMayBeWrittenAsServersDo(String connection) throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();

        wire.raw(Wire.switchingProtocols(wire.request(), connection));
        wire.text("event");

        assertThat(probe.awaitText()).isEqualTo("event");
    }

    @Test
    void anAnswerToAnotherKeyIsNoUpgrade() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();
        Request request = wire.request();

        wire.upgrade(new Request(request.line(), java.util.List.of("Sec-WebSocket-Key: AAAA")));

        assertThat(probe.awaitFailed()).hasMessageContaining("Invalid challenge");
        wire.awaitEnd();
        assertThat(probe.events).containsExactly("failed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
    void anIllegalCloseCodeIsAnsweredByAProtocolError(int code) throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        wire.closeFrame(code, "bye");

        assertThat(wire.read(CLOSE).code()).isEqualTo(1002);
        assertThat(probe.awaitClosed().code()).isEqualTo(1002);
        wire.awaitEnd();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 1014, 3000, 4999})
    void aLegalCloseCodeIsEchoed(int code) throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        wire.closeFrame(code, "bye");

        assertThat(wire.read(CLOSE).code()).isEqualTo(code);
        assertThat(probe.awaitClosed()).isEqualTo(new CloseReason(code, "server: bye"));
    }

    @Test
    void aCloseReasonIsPrintable() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.acceptUpgrade();
        wire.closeFrame(1008, "bye\r\nERROR forged \u001b[31m\u202e");

        assertThat(probe.awaitClosed().text())
                .isEqualTo("server: bye\\r\\nERROR forged \\u001b[31m\\u202e");
    }

    private static String randomText(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
