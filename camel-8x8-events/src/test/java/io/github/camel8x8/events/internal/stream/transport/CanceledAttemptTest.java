/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Connect attempts that are canceled before the session is open. */
class CanceledAttemptTest extends AgainstScriptedPeer {

    @Test
    void anAttemptCanceledWhileTheServerIsSilentClosesTheConnection() throws Exception {
        SessionProbe probe = new SessionProbe();
        WebSocketConnector.Attempt attempt = fixture.connect(options, probe);
        Wire wire = peer.accept();
        wire.request();

        attempt.abort(new TimeoutException("no answer"));

        assertThat(probe.awaitFailed()).hasMessage("no answer");
        wire.awaitEnd();
        assertThat(probe.events).containsExactly("failed");
    }

    @Test
    void anAttemptCanceledAtOnceLeavesNoConnectionBehind() throws Exception {
        SessionProbe probe = new SessionProbe();

        fixture.connect(options, probe).abort(new TimeoutException("no answer"));

        assertThat(probe.awaitFailed()).hasMessage("no answer");
        if (peer.accepted() > 0) {
            peer.accept().awaitEnd();
        }
        assertThat(probe.events).containsExactly("failed");
    }

    @Test
    void aResponseAfterTheAttemptWasCanceledIsNotReported() throws Exception {
        SessionProbe probe = new SessionProbe();
        WebSocketConnector.Attempt attempt = fixture.connect(options, probe);
        Wire wire = peer.accept();
        String answer = Wire.switchingProtocols(wire.request(), "Upgrade");

        attempt.abort(new TimeoutException("no answer"));
        try {
            wire.raw(answer);
        } catch (SocketException e) {
            // the connection may be closed already
        }

        wire.awaitEnd();
        assertThat(probe.awaitFailed()).hasMessage("no answer");
        assertThat(probe.events).containsExactly("failed");
    }
}
