/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.StreamFixture;
import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The advice in the message of a stream that cannot connect. */
class ConnectAdviceTest extends AgainstScriptedPeer {

    @TempDir Path folder;

    @Test
    void aProxyThatCannotBeReachedIsNamedAndNotTheService() throws Exception {
        int port = ScriptedPeer.freePort();

        assertThat(reasonOf(options.proxy(new HttpProxy("127.0.0.1", port, null, null))))
                .startsWith(
                        "Cannot connect to the HTTP proxy 127.0.0.1:%d on the way to %s: "
                                .formatted(port, peer.url()))
                .endsWith("Connection refused; check proxyHost and proxyPort");
    }

    @Test
    void aProxyThatIsNotKnownIsNamed() throws Exception {
        assertThat(
                        reasonOf(
                                options.proxy(
                                        new HttpProxy("no-such-proxy.invalid", 3128, null, null))))
                .startsWith("Cannot connect to the HTTP proxy no-such-proxy.invalid:3128");
    }

    @Test
    void aPlainPortThatIsAskedForTlsIsNamed() throws Exception {
        StreamFixture stream = fixture.stream(options.at("wss://127.0.0.1:" + peer.port()));
        stream.start();
        peer.accept().raw("HTTP/1.1 400 Bad Request\r\n\r\n");

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("the server does not speak TLS at this port");
    }

    @Test
    void aTlsPortThatIsAskedInClearIsNamed() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "ip:127.0.0.1");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        StreamFixture stream = fixture.stream(options.at("ws://127.0.0.1:" + secure.port()));
        stream.start();
        secure.accept().expectNoRequest();

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("if the server speaks TLS at this port, use wss://");
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamed() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "ip:127.0.0.1");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        StreamFixture stream = fixture.stream(options.at("wss://127.0.0.1:" + secure.port()));
        stream.start();
        secure.accept().expectNoRequest();

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("set sslContextParameters, or add the authority");
    }

    @Test
    void aServerErrorAfterASessionIsNotAWrongTenant() throws Exception {
        StreamFixture stream = fixture.stream(options);
        stream.start();
        peer.acceptUpgrade().drop();
        peer.reject(500, "");

        await().untilAsserted(
                        () ->
                                assertThat(stream.listener.statuses)
                                        .anySatisfy(
                                                status ->
                                                        assertThat(status.cause())
                                                                .hasMessageContaining(
                                                                        "it accepted this stream"
                                                                                + " before")));
    }

    private String reasonOf(TestOptions unreachable) {
        StreamFixture stream = fixture.stream(unreachable);
        stream.start();
        return stream.awaitReported(StreamState.RECONNECTING).cause().getMessage();
    }
}
