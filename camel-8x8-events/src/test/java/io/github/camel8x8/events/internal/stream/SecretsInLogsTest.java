/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.options.HttpProxy;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.transport.AgainstScriptedPeer;
import io.github.camel8x8.events.internal.stream.transport.ScriptedPeer.Request;
import io.github.camel8x8.events.internal.stream.transport.Wire;
import io.github.camel8x8.events.log.EveryLogger;
import io.github.camel8x8.events.options.ApiKeyIn;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With every logger at TRACE, no line and no status has the API key or the proxy's password. */
class SecretsInLogsTest extends AgainstScriptedPeer {

    private static final String KEY = "eght_S3CR+/ET=";
    private static final String ENCODED_KEY = "eght_S3CR%2B%2FET%3D";
    private static final String PASSWORD = "PA55WORD";

    private static final String PAYLOAD = "eyJuYW1lIjoiTWFyeSBTbWl0aCJ9";

    private final EveryLogger log = new EveryLogger();

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void aSessionWhoseServerRepeatsTheKeyInEveryPlace(ApiKeyIn in) throws Exception {
        StreamFixture stream = fixture.stream(options.key(KEY, in));
        stream.start();
        Wire wire = peer.accept();
        Request request = wire.request();
        assertThat(request.toString()).containsAnyOf(KEY, ENCODED_KEY);
        wire.raw(
                Wire.switchingProtocols(request, "Upgrade")
                        .replace("Switching Protocols", "Hello " + KEY)
                        .replaceFirst("\r\n\r\n", "\r\nX-Echo: " + KEY + "\r\n\r\n"));
        wire.text(Wire.messageText(1).replace("e30=", PAYLOAD));
        wire.closeFrame(1008, "not " + KEY + " or " + ENCODED_KEY);
        stream.awaitReported(StreamState.RECONNECTING);

        assertThat(stream.awaitReported(StreamState.RECONNECTING).cause())
                .hasMessageContaining("server: not *** or *** (1008)");
        assertThatNothingHoldsASecret(stream);
    }

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void aRejectionThatRepeatsTheKey(ApiKeyIn in) throws Exception {
        StreamFixture stream = fixture.stream(options.key(KEY, in));
        stream.start();
        Wire wire = peer.accept();
        wire.request();
        String body = "key " + KEY + " is unknown, " + ENCODED_KEY;
        wire.raw(
                "HTTP/1.1 403 %s\r\nX-Echo: %s\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(KEY, KEY, body.length(), body));

        assertThat(stream.awaitReported(StreamState.FAILED).cause())
                .hasMessageContaining("HTTP 403");
        assertThatNothingHoldsASecret(stream);
    }

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void anAnswerThatIsNotHttpAndRepeatsTheKey(ApiKeyIn in) throws Exception {
        StreamFixture stream = fixture.stream(options.key(KEY, in));
        stream.start();
        Wire wire = peer.accept();
        wire.request();
        wire.raw(KEY + " " + KEY + "\r\n\r\n");

        stream.awaitReported(StreamState.RECONNECTING);
        assertThatNothingHoldsASecret(stream);
    }

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void anAnswerThatDoesNotCome(ApiKeyIn in) throws Exception {
        StreamFixture stream =
                fixture.stream(options.key(KEY, in).connectTimeout(Duration.ofMillis(200)));
        stream.start();
        peer.accept().request();

        stream.awaitReported(StreamState.RECONNECTING);
        assertThatNothingHoldsASecret(stream);
    }

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void aServerThatBreaksTheConnection(ApiKeyIn in) throws Exception {
        StreamFixture stream = fixture.stream(options.key(KEY, in));
        stream.start();
        Wire wire = peer.accept();
        wire.request();
        wire.drop();

        stream.awaitReported(StreamState.RECONNECTING);
        assertThatNothingHoldsASecret(stream);
    }

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void aProxyThatOpensTheTunnelAndRepeatsThePassword(ApiKeyIn in) throws Exception {
        StreamFixture stream = throughProxy(in);
        Wire wire = peer.accept();
        Request connect = wire.request();
        assertThat(connect.header("Proxy-Authorization")).isEqualTo("Basic " + basic());
        assertThat(connect.toString()).doesNotContain(KEY, ENCODED_KEY);
        wire.raw("HTTP/1.1 200 " + PASSWORD + "\r\nX-Echo: " + basic() + "\r\n\r\n");
        Request upgrade = wire.request();
        assertThat(upgrade.toString()).containsAnyOf(KEY, ENCODED_KEY);
        wire.upgrade(upgrade);

        stream.awaitState(StreamState.CONNECTED);
        assertThatNothingHoldsASecret(stream);
    }

    @ParameterizedTest
    @EnumSource(ApiKeyIn.class)
    void aProxyThatRejectsAndRepeatsThePassword(ApiKeyIn in) throws Exception {
        StreamFixture stream = throughProxy(in);
        Wire wire = peer.accept();
        wire.request();
        String body = "robot:" + PASSWORD + " in " + basic() + " is wrong";
        wire.raw(
                ("HTTP/1.1 407 %s\r\nProxy-Authenticate: Basic realm=\"%s\"\r\n"
                                + "Content-Length: %d\r\n\r\n%s")
                        .formatted(PASSWORD, basic(), body.length(), body));

        assertThat(stream.awaitReported(StreamState.FAILED).cause())
                .hasMessageContaining("HTTP 407");
        assertThatNothingHoldsASecret(stream);
    }

    @Test
    void theLinesOfAsyncHttpClientAreAmongThem() throws Exception {
        StreamFixture stream = fixture.stream(options.key(KEY, ApiKeyIn.QUERY));
        stream.start();
        peer.acceptUpgrade();

        stream.awaitState(StreamState.CONNECTED);
        await().until(
                        () ->
                                log.lines().stream()
                                        .anyMatch(line -> line.contains("receiverQueueSize=1000")));
    }

    private StreamFixture throughProxy(ApiKeyIn in) {
        StreamFixture stream =
                fixture.stream(
                        options.key(KEY, in)
                                .closeTimeout(Duration.ofMillis(200))
                                .at("ws://localhost:1")
                                .proxy(new HttpProxy("127.0.0.1", peer.port(), "robot", PASSWORD)));
        stream.start();
        return stream;
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString(("robot:" + PASSWORD).getBytes(ISO_8859_1));
    }

    private void assertThatNothingHoldsASecret(StreamFixture stream) throws Exception {
        stream.stop();
        assertThat(log.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(secrets()));
        assertThat(stream.listener.statuses)
                .allSatisfy(
                        status -> {
                            for (Throwable t = status.cause(); t != null; t = t.getCause()) {
                                assertThat(t.toString()).doesNotContain(secrets());
                            }
                        });
    }

    private static String[] secrets() {
        return new String[] {KEY, ENCODED_KEY, PASSWORD, basic(), PAYLOAD};
    }
}
