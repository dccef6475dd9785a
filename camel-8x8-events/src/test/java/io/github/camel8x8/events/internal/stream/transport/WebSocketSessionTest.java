/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session from the response to the upgrade until its end. Together with {@link
 * ReceivedFramesTest}, {@link ClosingHandshakeTest} and {@link LivenessTest}, there is a test for
 * each feature that AsyncHttpClient lacks.
 */
class WebSocketSessionTest extends AgainstScriptedPeer {

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

        wire.upgrade(new Request(request.line(), List.of("Sec-WebSocket-Key: AAAA")));

        assertThat(probe.awaitFailed()).hasMessageContaining("Invalid challenge");
        wire.awaitEnd();
        assertThat(probe.events).containsExactly("failed");
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

    // ---- the end

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
        session.close(CloseReason.NORMAL, "third").get(20, TimeUnit.SECONDS);

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
}
