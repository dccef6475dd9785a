/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.StreamFixture;
import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.options.ApiKeyIn;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.asynchttpclient.netty.channel.ChannelManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connect attempts: to an open session, or to a reported failure. */
class WebSocketConnectorTest extends AgainstScriptedPeer {

    @TempDir Path folder;

    /**
     * The session is added before the handler of AsyncHttpClient that has this name. The name is
     * not in a public API.
     */
    @Test
    void theHandlerAfterTheSessionStillHasItsName() throws Exception {
        // By reflection: a constant would be compiled in, whatever version runs.
        assertThat(ChannelManager.class.getField("AHC_WS_HANDLER").get(null)).isEqualTo("ahc-ws");
    }

    // ---- the request

    @Test
    void thePathAndQueryArriveAsTheyWereEncoded() throws Exception {
        fixture.connect(
                options.topic(new TopicName("a b", "event-v1", "x/y+é"))
                        .key("a+/=", ApiKeyIn.QUERY));

        assertThat(peer.accept().request().line())
                .isEqualTo(
                        "GET /ws/v2/reader/persistent/a%20b/event-v1/x%2Fy%2B%C3%A9"
                                + "?messageId=latest&receiverQueueSize=1000&x-api-key=a%2B%2F%3D"
                                + " HTTP/1.1");
    }

    @Test
    void theKeysHeaderArrives() throws Exception {
        fixture.connect(options.key("eght_a+/=", ApiKeyIn.HEADER));

        Request request = peer.accept().request();

        assertThat(request.header("X-API-Key")).isEqualTo("eght_a+/=");
        assertThat(request.header("Upgrade")).isEqualToIgnoringCase("websocket");
        assertThat(request.header("Sec-WebSocket-Extensions")).isNull();
    }

    // ---- rejections

    @Test
    void aRejectionKeepsItsStatusRetryAfterAndBody() throws Exception {
        SessionProbe probe = fixture.connect(options);
        answer("HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 5\r\n\r\nlater");

        assertThat(probe.awaitRejected())
                .isEqualTo(new UpgradeRejection(429, false, Duration.ofSeconds(7), "later"));
        assertThat(probe.events).containsExactly("failed");
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n', ''",
        "'HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n', abc",
        "'HTTP/1.0 503\r\nContent-Length: 2\r\n\r\nab', ab"
    })
    void aRejectionsBodyMayComeInAnyForm(String response, String body) throws Exception {
        SessionProbe probe = fixture.connect(options);
        answer(response);

        assertThat(probe.awaitRejected()).isEqualTo(new UpgradeRejection(503, false, null, body));
    }

    @Test
    void aRejectionsBodyMayEndWithTheConnection() throws Exception {
        SessionProbe probe = fixture.connect(options);
        answer("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n<html>").end();

        assertThat(probe.awaitRejected())
                .isEqualTo(new UpgradeRejection(502, false, null, "<html>"));
    }

    @Test
    void aRejectionWhoseConnectionBreaksInTheBodyIsStillThatRejection() throws Exception {
        SessionProbe probe = fixture.connect(options);
        answer("HTTP/1.1 403 No\r\nContent-Length: 100\r\n\r\nhalf").end();

        assertThat(probe.awaitRejected().status()).isEqualTo(403);
    }

    @Test
    void aBodyWithoutEndIsCutAtEightKilobytes() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = answer("HTTP/1.1 500 No\r\nContent-Length: 1000000000\r\n\r\n");
        wire.raw("x".repeat(9000));

        assertThat(probe.awaitRejected().body()).hasSize(8192);
        wire.awaitEnd();
    }

    @ParameterizedTest
    @CsvSource({
        "301, HEADER, http",
        "302, HEADER, ws",
        "303, QUERY, http",
        "307, HEADER, https",
        "308, HEADER, http",
        "308, QUERY, wss"
    })
    void aRedirectToAnotherHostNeverGetsTheKey(int status, ApiKeyIn in, String scheme)
            throws Exception {
        ScriptedPeer elsewhere = fixture.peer();
        SessionProbe probe = fixture.connect(options.key("eght_secret", in));
        answer(
                "HTTP/1.1 %d Elsewhere\r\nLocation: %s://localhost:%d/\r\nContent-Length: 0\r\n\r\n"
                        .formatted(status, scheme, elsewhere.port()));

        assertThat(probe.awaitRejected().status()).isEqualTo(status);
        assertThat(peer.accepted()).isOne();
        assertThat(elsewhere.accepted()).isZero();
    }

    @Test
    void aStreamThatIsRedirectedNeverGoesToTheOtherHost() throws Exception {
        ScriptedPeer elsewhere = fixture.peer();
        StreamFixture stream =
                fixture.closing(
                        new StreamFixture(
                                fixture.engine(),
                                options.key("eght_secret", ApiKeyIn.HEADER).build()));
        CompletableFuture<Void> started = stream.start();
        answer(
                "HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:%d/\r\nContent-Length: 0\r\n\r\n"
                        .formatted(elsewhere.port()));

        assertThat(started)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("307")
                .withMessageNotContaining("eght_secret");
        assertThat(elsewhere.accepted()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n\r\n", "+OK ready\r\n\r\n"})
    void aPeerThatDoesNotSpeakHttpIsReported(String greeting) throws Exception {
        SessionProbe probe = fixture.connect(options);
        answer(greeting);

        assertThat(probe.awaitFailed()).hasMessage("the answer is not HTTP");
    }

    @Test
    void aConnectionClosedBeforeTheResponseIsReported() throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();
        wire.request();
        wire.end();

        assertThat(probe.awaitFailed()).hasMessageContaining("closed by the other side");
        assertThat(probe.events).containsExactly("failed");
    }

    @Test
    void aClosedPortIsReported() throws Exception {
        int port = freePort();
        SessionProbe probe = fixture.connect(options.at("ws://127.0.0.1:" + port));

        assertThat(probe.awaitFailed()).hasMessageContaining("Connection refused");
    }

    @Test
    void anUnknownHostIsReported() throws Exception {
        SessionProbe probe = fixture.connect(options.at("wss://no-such-host.invalid"));

        assertThat(probe.awaitFailed()).hasMessageContaining("no-such-host.invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n"
            })
    void anInterimAnswerIsSkipped(String interim) throws Exception {
        SessionProbe probe = fixture.connect(options);
        Wire wire = peer.accept();
        Request request = wire.request();
        wire.raw(interim);
        wire.upgrade(request);
        wire.text("event");

        assertThat(probe.awaitText()).isEqualTo("event");
    }

    @Test
    void anInterimAnswerBeforeARejectionIsSkipped() throws Exception {
        SessionProbe probe = fixture.connect(options);
        answer("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 401 No\r\nContent-Length: 3\r\n\r\nkey");

        assertThat(probe.awaitRejected()).isEqualTo(new UpgradeRejection(401, false, null, "key"));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 401})
    void headersOverTheLimitAreNamed(int status) throws Exception {
        SessionProbe probe = fixture.connect(options);
        answer("HTTP/1.1 %d Big\r\nX-Big: %s\r\n\r\n".formatted(status, "x".repeat(9000)));

        assertThat(probe.awaitFailed()).hasMessage("answer headers larger than 8 KB");
    }

    // ---- the advice in the message of a stream

    @Test
    void aProxyThatCannotBeReachedIsNamedAndNotTheService() throws Exception {
        int port = freePort();

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
        tryToRead(secure.accept());

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("if the server speaks TLS at this port, use wss://");
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamed() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "ip:127.0.0.1");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        StreamFixture stream = fixture.stream(options.at("wss://127.0.0.1:" + secure.port()));
        stream.start();
        tryToRead(secure.accept());

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

    // ---- canceled attempts

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
        } catch (java.net.SocketException e) {
            // the connection may be closed already
        }

        wire.awaitEnd();
        assertThat(probe.awaitFailed()).hasMessage("no answer");
        assertThat(probe.events).containsExactly("failed");
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

    // ---- TLS

    @Test
    void aCertificateOfAPrivateAuthorityIsAcceptedIfItIsTrusted() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "ip:127.0.0.1");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        SessionProbe probe =
                fixture.connect(
                        options.at("wss://127.0.0.1:" + secure.port())
                                .sslContext(certificates.client()));

        Wire wire = secure.acceptUpgrade();
        wire.text("x".repeat(100_000));

        assertThat(probe.awaitFrame()).hasSize(100_000);
        probe.awaitOpened().send("{}".getBytes(ISO_8859_1));
        assertThat(wire.read().text()).isEqualTo("{}");
    }

    @Test
    void aCertificateOfAnotherHostIsRejected() throws Exception {
        TestCertificates certificates =
                new TestCertificates(folder, "dns:example.org,ip:127.0.0.2");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        SessionProbe probe =
                fixture.connect(
                        options.at("wss://127.0.0.1:" + secure.port())
                                .sslContext(certificates.client()));
        tryToRead(secure.accept());

        assertThat(probe.awaitFailed())
                .hasStackTraceContaining(
                        "No subject alternative names matching IP address 127.0.0.1");
    }

    @Test
    void anUntrustedCertificateIsRejected() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "ip:127.0.0.1");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        SessionProbe probe = fixture.connect(options.at("wss://127.0.0.1:" + secure.port()));
        tryToRead(secure.accept());

        assertThat(probe.awaitFailed())
                .hasStackTraceContaining("unable to find valid certification path");
    }

    // ---- an HTTP proxy

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

    private Wire answer(String response) throws Exception {
        Wire wire = peer.accept();
        wire.request();
        wire.raw(response);
        return wire;
    }

    /** Lets the TLS handshake run. The client is expected to abort it. */
    private static void tryToRead(Wire wire) {
        try {
            wire.request();
            throw new AssertionError("a request has arrived");
        } catch (java.io.IOException expected) {
            // no TLS, no request
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
