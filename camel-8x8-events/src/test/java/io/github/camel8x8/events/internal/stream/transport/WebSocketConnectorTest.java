/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.StreamFixture;
import io.github.camel8x8.events.internal.stream.options.TopicName;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.options.ApiKeyIn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.asynchttpclient.netty.channel.ChannelManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connect attempts: to an open session, or to a reported failure. */
class WebSocketConnectorTest extends AgainstScriptedPeer {

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

    // ---- other answers and failures

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
        int port = ScriptedPeer.freePort();
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

    private Wire answer(String response) throws Exception {
        Wire wire = peer.accept();
        wire.request();
        wire.raw(response);
        return wire;
    }
}
