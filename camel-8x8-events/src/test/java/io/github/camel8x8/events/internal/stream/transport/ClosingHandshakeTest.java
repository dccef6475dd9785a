/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.CLOSE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Close frames of the server, and of the session. */
class ClosingHandshakeTest extends AgainstScriptedPeer {

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
        closed.get(20, TimeUnit.SECONDS);
        wire.awaitEnd();
        assertThat(probe.awaitClosed()).isEqualTo(new CloseReason(1000, "stopped"));
    }

    @Test
    void ourCloseTimesOutIfItIsNotAnswered() throws Exception {
        SessionProbe probe = fixture.connect(options.closeTimeout(Duration.ofMillis(150)));
        Wire wire = peer.acceptUpgrade();
        WebSocketSession session = probe.awaitOpened();

        session.close(CloseReason.NORMAL, "stopped").get(20, TimeUnit.SECONDS);

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

        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        wire.awaitEnd(); // a second close frame would violate the protocol
        assertThat(probe.awaitClosed().text()).isEqualTo("stopped");
        assertThat(probe.events).containsExactly("opened", "closed");
    }

    @Test
    void aCloseAfterTheEndCompletesAtOnce() throws Exception {
        SessionProbe probe = fixture.connect(options);
        peer.acceptUpgrade().drop();
        probe.awaitClosed();

        probe.awaitOpened().close(CloseReason.NORMAL, "stopped").get(20, TimeUnit.SECONDS);

        assertThat(probe.events).containsExactly("opened", "closed");
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
}
