/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.camel8x8.events.internal.protocol.MessageId;
import io.github.camel8x8.events.internal.stream.options.Credentials;
import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.internal.stream.transport.SessionFixture;
import io.github.camel8x8.events.internal.stream.transport.SessionProbe;
import io.github.camel8x8.events.internal.stream.transport.StreamConnectException;
import io.github.camel8x8.events.options.ApiKeyIn;
import io.github.camel8x8.events.options.SubscriptionType;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 8x8's gateway, simulated by WireMock: each of its rejections, and the key that it receives. */
class FrontDoorTest {

    private static final String READER_PATH = "/ws/v2/reader/persistent/acme/event-v1/all";

    /** The answer of Pulsar 4.0.8 to a reader of a missing namespace. */
    private static final String PULSAR_PAGE =
            """
            <html>
            <head>
            <meta http-equiv="Content-Type" content="text/html;charset=iso-8859-1"/>
            <title>Error 500 Failed to create reader: {&quot;errorMsg&quot;:&quot;Namespace not found\
            &quot;,&quot;reqID&quot;:3604486407126206433, &quot;remote&quot;:&quot;10.1.2.3/10.1.2.3:6650\
            &quot;, &quot;local&quot;:&quot;/10.1.2.4:41112&quot;}</title>
            </head>
            <body><h2>HTTP ERROR 500</h2></body>
            </html>
            """;

    private static final String GATEWAY_PAGE =
            "<html><head><title>502 Bad Gateway</title></head><body>nginx at 10.1.2.3</body></html>";

    private static final String HANG = "a hang";

    @RegisterExtension
    static final WireMockExtension frontDoor =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @RegisterExtension final SessionFixture fixture = new SessionFixture();

    /** A rejection, the APIs for which it is permanent, and words of its message. */
    record Answer(
            String name,
            ResponseDefinitionBuilder response,
            Outcome reader,
            Outcome consumer,
            String words) {

        @Override
        public String toString() {
            return name;
        }
    }

    enum Outcome {
        PERMANENT,
        TRANSIENT
    }

    static List<Answer> answers() {
        return List.of(
                transientFor("400", Outcome.PERMANENT, status(400), "check subscription"),
                permanent("401", status(401), "check apiKey and tenant 'acme'"),
                permanent("403", status(403), "no permission for topic acme/event-v1/all"),
                permanent("404", status(404), "check serviceUrl or region, tenant 'acme'"),
                transients("409", status(409), "the subscription is in use"),
                transients(
                        "429 with Retry-After",
                        status(429).withHeader("Retry-After", "120"),
                        "too many requests"),
                transients(
                        "500 of Pulsar",
                        status(500).withHeader("Content-Type", "text/html").withBody(PULSAR_PAGE),
                        "HTTP 500 (Namespace not found): the server failed"),
                transients("502 with HTML", status(502).withBody(GATEWAY_PAGE), "not available"),
                transients("503", status(503), "not available at the moment"),
                transients("504", status(504), "not available at the moment"),
                permanent(
                        "a redirect",
                        status(307).withHeader("Location", "https://example.org/login"),
                        "redirects are not followed"),
                transients(
                        "200, no WebSocket at all",
                        status(200).withBody("hello"),
                        "not an answer to a WebSocket"),
                transients(HANG, status(101).withFixedDelay(60_000), "no answer within 400 ms"),
                transients(
                        "a connection that is cut",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                        "Cannot connect to"),
                transients(
                        "an answer that is not HTTP",
                        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                        "Cannot connect to"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachRejectionOfAReaderIsReportedInASentence(Answer answer) throws Exception {
        rejects(TestOptions.reader("latest"), answer, answer.reader());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachRejectionOfASubscriptionIsReportedInASentence(Answer answer) throws Exception {
        rejects(TestOptions.subscription(SubscriptionType.Shared), answer, answer.consumer());
    }

    private void rejects(TestOptions options, Answer answer, Outcome expected) throws Exception {
        frontDoor.stubFor(any(anyUrl()).willReturn(answer.response()));
        if (answer.name().equals(HANG)) {
            options.connectTimeout(Duration.ofMillis(400));
        }
        StreamFixture stream = stream(options.key("eght_secret", ApiKeyIn.HEADER));

        Throwable cause;
        if (expected == Outcome.PERMANENT) {
            assertThatThrownBy(() -> stream.start().get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            assertThat(stream.stream.status().state()).isEqualTo(StreamState.FAILED);
            cause = stream.stream.status().cause();
        } else {
            stream.start().get(20, TimeUnit.SECONDS);
            StreamStatus reported = stream.awaitReported(StreamState.RECONNECTING);
            assertThat(reported.nextAttemptIn()).isNotNull();
            cause = reported.cause();
        }

        assertThat(cause)
                .isInstanceOf(StreamConnectException.class)
                .hasMessageContaining(answer.words());
        assertThat(((StreamConnectException) cause).isPermanent())
                .isEqualTo(expected == Outcome.PERMANENT);
        assertThat(cause.getMessage())
                .contains("ws://127.0.0.1:" + frontDoor.getPort())
                .doesNotContain("eght_secret", "10.1.2.3", "<", "\n");
    }

    @Test
    void retryAfterIsWaitedFor() throws Exception {
        frontDoor.stubFor(any(anyUrl()).willReturn(status(429).withHeader("Retry-After", "120")));
        StreamFixture stream = stream(TestOptions.reader("latest"));

        stream.start().get(20, TimeUnit.SECONDS);

        assertThat(stream.awaitReported(StreamState.RECONNECTING).nextAttemptIn()).hasMinutes(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eght_9aF-3_x.y~z", "dGVuYW50OnRva2Vu+/8=", "a b&c=d?e#f%41"})
    void theKeyArrivesInItsHeaderExactly(String key) throws Exception {
        knock(key, ApiKeyIn.HEADER);

        frontDoor.verify(
                getRequestedFor(urlPathEqualTo(READER_PATH))
                        .withHeader("X-API-Key", equalTo(key))
                        .withQueryParam("x-api-key", absent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eght_9aF-3_x.y~z", "dGVuYW50OnRva2Vu+/8=", "a b&c=d?e#f%41"})
    void theKeyArrivesInTheQueryExactly(String key) throws Exception {
        knock(key, ApiKeyIn.QUERY);

        frontDoor.verify(
                getRequestedFor(urlPathEqualTo(READER_PATH))
                        .withQueryParam("x-api-key", equalTo(key))
                        .withHeader("X-API-Key", absent()));
    }

    @Test
    void aMessageIdArrivesExactly() throws Exception {
        frontDoor.stubFor(any(anyUrl()).willReturn(status(503)));
        String id = idWithEveryTrap();
        StreamFixture stream = stream(TestOptions.reader(id));

        stream.start().get(20, TimeUnit.SECONDS);

        frontDoor.verify(
                getRequestedFor(urlPathEqualTo(READER_PATH))
                        .withQueryParam("messageId", equalTo(id)));
    }

    @Test
    void aRotatedKeyIsUsedAtTheNextAttempt() throws Exception {
        frontDoor.stubFor(any(anyUrl()).willReturn(status(503)));
        Iterator<String> keys = List.of("first", "second").iterator();
        StreamFixture stream =
                stream(
                        TestOptions.reader("latest")
                                .credentials(
                                        new Credentials(
                                                () -> keys.hasNext() ? keys.next() : "second",
                                                ApiKeyIn.HEADER)));

        stream.start().get(20, TimeUnit.SECONDS);

        await().untilAsserted(
                        () ->
                                frontDoor.verify(
                                        moreThanOrExactly(1),
                                        getRequestedFor(anyUrl())
                                                .withHeader("X-API-Key", equalTo("second"))));
        frontDoor.verify(1, getRequestedFor(anyUrl()).withHeader("X-API-Key", equalTo("first")));
    }

    private void knock(String key, ApiKeyIn in) throws Exception {
        frontDoor.stubFor(any(anyUrl()).willReturn(status(403)));
        SessionProbe probe = fixture.connect(at().key(key, in));
        assertThat(probe.awaitRejected().status()).isEqualTo(403);
    }

    private static String idWithEveryTrap() {
        return LongStream.range(1, 1_000_000)
                .mapToObj(entry -> new MessageId(48_879, entry, -1, 3).toText())
                .filter(id -> id.contains("+") && id.contains("/") && id.contains("="))
                .findFirst()
                .orElseThrow();
    }

    private TestOptions at() {
        return TestOptions.reader("latest").at("ws://127.0.0.1:" + frontDoor.getPort());
    }

    private StreamFixture stream(TestOptions options) {
        return fixture.closing(
                new StreamFixture(
                        fixture.engine(),
                        options.at("ws://127.0.0.1:" + frontDoor.getPort()).build()));
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    private static Answer permanent(String name, ResponseDefinitionBuilder response, String words) {
        return new Answer(name, response, Outcome.PERMANENT, Outcome.PERMANENT, words);
    }

    private static Answer transients(
            String name, ResponseDefinitionBuilder response, String words) {
        return new Answer(name, response, Outcome.TRANSIENT, Outcome.TRANSIENT, words);
    }

    private static Answer transientFor(
            String name, Outcome consumer, ResponseDefinitionBuilder response, String words) {
        return new Answer(name, response, Outcome.TRANSIENT, consumer, words);
    }
}
