/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.options.ApiKeyIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connect attempts through an HTTP proxy. */
class ConnectThroughProxyTest extends AgainstScriptedPeer {

    @TempDir Path folder;

    @Test
    void throughAProxyTheServiceIsAskedForByConnect() throws Exception {
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null)));

        Wire wire = proxy.accept();
        Request connect = wire.request();
        wire.raw("HTTP/1.1 200 Connection established\r\n\r\n");
        wire.upgrade(wire.request());
        wire.text("event");

        assertThat(connect.line()).isEqualTo("CONNECT 127.0.0.1:" + peer.port() + " HTTP/1.1");
        assertThat(connect.header("Proxy-Authorization")).isNull();
        assertThat(probe.awaitText()).isEqualTo("event");
        assertThat(peer.accepted()).isZero();
    }

    @Test
    void theProxysCredentialsAreForTheProxyAndTheKeyIsNot() throws Exception {
        ScriptedPeer proxy = fixture.peer();
        fixture.connect(
                options.key("eght_secret", ApiKeyIn.HEADER)
                        .proxy(new HttpProxy("127.0.0.1", proxy.port(), "robot", "pa:ss")));

        Wire wire = proxy.accept();
        Request connect = wire.request();
        wire.raw("HTTP/1.1 200 OK\r\n\r\n");
        Request upgrade = wire.request();

        assertThat(connect.header("Proxy-Authorization"))
                .isEqualTo(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("robot:pa:ss".getBytes(ISO_8859_1)));
        assertThat(connect.header("X-API-Key")).isNull();
        assertThat(upgrade.header("Proxy-Authorization")).isNull();
        assertThat(upgrade.header("X-API-Key")).isEqualTo("eght_secret");
    }

    @ParameterizedTest
    @CsvSource({"407, ,", "407, robot, wrong", "403, ,", "502, ,", "503, robot, right"})
    void aProxysRejectionIsTheProxys(int status, String username, String password)
            throws Exception {
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.proxy(
                                new HttpProxy("127.0.0.1", proxy.port(), username, password)));

        Wire wire = proxy.accept();
        wire.request();
        wire.raw(
                "HTTP/1.1 "
                        + status
                        + " No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");

        UpgradeRejection rejection = probe.awaitRejected();
        assertThat(rejection.status()).isEqualTo(status);
        assertThat(rejection.byProxy()).isTrue();
        assertThat(probe.events).containsExactly("failed");
        assertThat(proxy.accepted()).isOne();
    }

    @Test
    void whatTheServiceRejectsBehindAProxyIsTheServices() throws Exception {
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null)));
        Wire wire = proxy.accept();
        wire.request();
        wire.raw("HTTP/1.1 200 OK\r\n\r\n");
        wire.request();
        wire.raw("HTTP/1.1 401 No\r\nContent-Length: 3\r\n\r\nkey");

        assertThat(probe.awaitRejected()).isEqualTo(new UpgradeRejection(401, false, null, "key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.0 200 Connection established\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"
            })
    void aProxyMayOpenTheTunnelInAnyForm(String answer) throws Exception {
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null)));
        Wire wire = proxy.accept();
        wire.request();
        wire.raw(answer);
        wire.upgrade(wire.request());
        wire.text("event");

        assertThat(probe.awaitText()).isEqualTo("event");
    }

    @Test
    void whatAProxySaysIsKept() throws Exception {
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null)));
        Wire wire = proxy.accept();
        wire.request();
        wire.raw("HTTP/1.1 403 No\r\nContent-Length: 6\r\n\r\npolicy");

        assertThat(probe.awaitRejected())
                .isEqualTo(new UpgradeRejection(403, true, null, "policy"));
    }

    @Test
    void aProxyThatHangsUpIsAFailureToConnect() throws Exception {
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null)));
        Wire wire = proxy.accept();
        wire.request();
        wire.end();

        assertThat(probe.awaitFailed()).isNotInstanceOf(UpgradeRejectedException.class);
        assertThat(probe.events).containsExactly("failed");
    }

    @Test
    void tlsGoesThroughAProxy() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "dns:events.invalid");
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.at("wss://events.invalid")
                                .sslContext(certificates.client())
                                .proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null)));

        Wire wire = proxy.accept();
        assertThat(wire.request().line()).isEqualTo("CONNECT events.invalid:443 HTTP/1.1");
        wire.raw("HTTP/1.1 200 OK\r\n\r\n");
        wire.startTls(certificates.server());
        wire.upgrade(wire.request());
        wire.text("event");

        assertThat(probe.awaitText()).isEqualTo("event");
    }

    @Test
    void throughAProxyAFrozenPeerIsNoticedToo() throws Exception {
        ScriptedPeer proxy = fixture.peer();
        SessionProbe probe =
                fixture.connect(
                        options.liveness(Duration.ofMillis(50), Duration.ofMillis(100))
                                .proxy(new HttpProxy("127.0.0.1", proxy.port(), null, null)));
        Wire wire = proxy.accept();
        wire.request();
        wire.raw("HTTP/1.1 200 OK\r\n\r\n");
        wire.upgrade(wire.request());

        assertThat(probe.awaitClosed().text()).contains("not even a pong");
    }
}
