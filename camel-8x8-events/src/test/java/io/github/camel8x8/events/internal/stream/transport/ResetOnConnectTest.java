/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Connections that the server closes as soon as it has accepted them. */
class ResetOnConnectTest extends AgainstScriptedPeer {

    @Test
    void aConnectionThatIsResetAtOnceFailsTheAttempt() throws Exception {
        SessionProbe probe = fixture.connect(options);

        peer.accept().drop();

        assertThat(probe.awaitFailed()).isInstanceOf(IOException.class);
        assertThat(probe.events).containsExactly("failed");
    }

    /**
     * If the calling thread is delayed, AsyncHttpClient learns of the connection after its end, and
     * then reports nothing.
     */
    @Test
    void aConnectionThatIsResetBeforeItIsWatchedFailsTheAttempt() throws Exception {
        StreamOptions built = TestOptions.reader("latest").at(peer.url()).build();
        Handshake handshake = Handshake.of(built, "latest");
        SessionProbe probe = new SessionProbe();
        Secrets secrets = Secrets.of(handshake);
        WebSocketSession session = new WebSocketSession(probe, Duration.ofSeconds(10), 1, secrets);
        EmbeddedChannel closed = new EmbeddedChannel();
        closed.close().sync();

        new WebSocketConnector.Upgrade(session, handshake, secrets)
                .onTcpConnectSuccess(InetSocketAddress.createUnresolved("localhost", 1), closed);

        assertThat(probe.awaitFailed())
                .isInstanceOf(IOException.class)
                .hasMessage("connection closed by the other side before the upgrade");
        assertThat(probe.events).containsExactly("failed");
    }
}
