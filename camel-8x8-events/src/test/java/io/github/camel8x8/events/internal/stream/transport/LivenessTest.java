/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.PING;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.PONG;
import static io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Frame;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a session notices that the server has stopped answering. */
class LivenessTest extends AgainstScriptedPeer {

    /** Long enough for a peer that a busy machine delays. */
    private static final Duration DEADLINE = Duration.ofSeconds(2);

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
        Wire wire = peer.accept();
        Request request = wire.request();
        long before = System.nanoTime();
        wire.upgrade(request);

        CloseReason reason = probe.awaitClosed();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
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
        SessionProbe probe = fixture.connect(options.liveness(Duration.ofMillis(100), DEADLINE));
        Wire wire = peer.acceptUpgrade();

        for (int i = 0; i < 25; i++) { // 2.5 s, longer than one deadline
            Frame ping = wire.read(PING);
            wire.raw(Wire.frame(true, PONG, ping.payload()));
        }

        assertThat(probe.awaitOpened().isOpen()).isTrue();
        assertThat(probe.events).containsExactly("opened");
    }

    @Test
    void theBytesOfALargeMessageAreSignsOfLifeBeforeItIsWhole() throws Exception {
        SessionProbe probe = fixture.connect(options.liveness(Duration.ofMillis(100), DEADLINE));
        Wire wire = peer.acceptUpgrade();

        wire.raw(Wire.head(true, TEXT, 25));
        for (int i = 0; i < 25; i++) { // a ping after each: the peer sends no pong
            wire.read(PING);
            wire.raw("x");
        }

        assertThat(probe.awaitText()).isEqualTo("x".repeat(25));
        assertThat(probe.events).containsExactly("opened");
    }

    @Test
    void silenceBeforeTheUpgradeIsNotTakenForADeadSession() throws Exception {
        SessionProbe probe =
                fixture.connect(options.liveness(Duration.ofMillis(20), Duration.ofMillis(20)));
        Wire wire = peer.accept();
        Request request = wire.request();

        await().during(Duration.ofMillis(200)).until(probe.events::isEmpty);
        wire.upgrade(request);

        probe.awaitOpened();
    }
}
