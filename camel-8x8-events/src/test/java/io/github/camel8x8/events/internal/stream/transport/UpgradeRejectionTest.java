/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.internal.stream.TestOptions;
import io.github.camel8x8.events.internal.stream.options.Api;
import io.github.camel8x8.events.internal.stream.options.StreamOptions;
import io.github.camel8x8.events.options.ApiKeyIn;
import io.github.camel8x8.events.options.SubscriptionType;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a rejected upgrade is classified, and its message. */
class UpgradeRejectionTest {

    /** As Pulsar 4.0.8 sends it. */
    private static final String PULSAR_PAGE =
            "<html><head><title>Error 500 Failed to create reader: {&quot;errorMsg&quot;:&quot;Namespace"
                    + " not found&quot;,&quot;reqID&quot;:1, &quot;remote&quot;:&quot;10.9.8.7:6650&quot;}"
                    + "</title></head></html>";

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 407, 414, 431, 301, 302, 307, 308})
    void aFailureThatARetryWillNotFixIsPermanent(int status) {
        assertThat(rejection(status).isPermanent(reader())).isTrue();
        assertThat(rejection(status).isPermanent(consumer())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 502, 503, 504, 408, 200})
    void whatMayPassIsTransient(int status) {
        assertThat(rejection(status).isPermanent(reader())).isFalse();
        assertThat(rejection(status).isPermanent(consumer())).isFalse();
    }

    @Test
    void aBadRequestIsPermanentOnlyOnASubscription() {
        assertThat(rejection(400).isPermanent(consumer())).isTrue();
        assertThat(rejection(400).isPermanent(reader())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "400, check subscription",
        "401, check apiKey and tenant 'acme'",
        "403, no permission for topic acme/event-v1/all",
        "404, 'check serviceUrl or region, tenant ''acme'', namespace ''event-v1'' and topic ''all'''",
        "405, does not speak WebSocket",
        "409, subscription is in use",
        "414, shorten readerName",
        "431, shorten readerName",
        "429, too many requests",
        "500, tenant 'acme'",
        "502, not available at the moment",
        "503, not available at the moment",
        "504, not available at the moment",
        "302, redirects are not followed",
        "308, redirects are not followed",
        "200, not an answer to a WebSocket upgrade"
    })
    void eachStatusHasASentenceThatSaysWhatToCheck(int status, String words) {
        assertThat(text(rejection(status)))
                .startsWith("wss://example.org rejected with HTTP " + status + ": ")
                .contains(words)
                .doesNotContain("\n");
    }

    @Test
    void theOneUsefulWordOfPulsarsPageIsReported() {
        assertThat(text(new UpgradeRejection(500, false, null, PULSAR_PAGE)))
                .contains("HTTP 500 (Namespace not found): ")
                .doesNotContain("10.9.8.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"errorMsg\":\"Namespace doesn't exist, \\\"x\\\"\"} | Namespace doesn't exist, \"x\"",
                "{\"code\":40, \"message\" : \"Clé inconnue\"} | Clé inconnue",
                "{\"error\":\"invalid_token\"} | invalid_token",
                "Topic is terminated | Topic is terminated",
                "<html><title>Error 400 Invalid query params: &apos;x&apos;</title>secret</html>"
                        + " | Invalid query params: 'x'",
                "<title>{&quot;errorMsg&quot;:&quot;a \\&quot;b\\&quot; &amp; c&quot;}</title>"
                        + " | a \"b\" & c",
            })
    void theServersOwnTextIsReportedWhateverItsForm(String body, String reason) {
        RejectedResponse upgrade = new RejectedResponse(response(400, null));
        upgrade.add(Unpooled.copiedBuffer(body, UTF_8));
        UpgradeRejection rejection = upgrade.asException(false, Secrets.none()).rejection();

        assertThat(text(rejection)).contains("HTTP 400 (" + reason + "): ");
    }

    @Test
    void theServersOwnTextIsPrintableAndShort() {
        String text =
                text(
                        new UpgradeRejection(
                                503,
                                false,
                                null,
                                "a\r\nERROR forged\u001b[31m" + "x".repeat(5000)));

        assertThat(text)
                .contains("(a\\r\\nERROR forged\\u001b[31mxxx")
                .hasSizeLessThan(500)
                .doesNotContain("\n", "\r", "\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Mary Smith at 10.9.8.7</html>",
                "{\"remote\":\"10.9.8.7\",\"user\":\"Mary\"}"
            })
    void nothingElseOfABodyIsReported(String body) {
        assertThat(text(new UpgradeRejection(502, false, null, body)))
                .doesNotContain("Mary", "10.9.8.7");
    }

    @Test
    void aFailureOfAStreamThatWasAcceptedBeforeIsNotAWrongTenant() {
        StreamOptions options = TestOptions.reader("latest").build();

        assertThat(RejectionText.of(rejection(500), options, true))
                .contains("it accepted this stream before")
                .doesNotContain("wrong tenant");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer eght_secret, begins with 'Bearer': set only the key",
        "'\"eght_secret\"', within quotes",
        "'eght secret', a space",
        "'${KEY}', a placeholder without a value"
    })
    void aKeyInAWrongFormIsNamedWhenItIsRejected(String key, String hint) {
        StreamOptions options = TestOptions.reader("latest").key(key, ApiKeyIn.HEADER).build();
        Secrets secrets = Secrets.of(Handshake.of(options, "latest"));
        RejectedResponse upgrade = new RejectedResponse(response(401, null));

        assertThat(StreamConnectException.of(upgrade.asException(false, secrets), options, false))
                .hasMessageContaining(hint)
                .hasMessageNotContaining("eght");
    }

    @Test
    void aProxysRejectionIsNotTakenForTheServices() {
        assertThat(text(new UpgradeRejection(407, true, null, "")))
                .isEqualTo(
                        "The HTTP proxy rejected with HTTP 407: check proxyUsername and proxyPassword");
        assertThat(text(new UpgradeRejection(403, true, null, "")))
                .contains("check proxyHost and proxyPort")
                .doesNotContain("apiKey");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 429, 500, 503, 302, 418})
    void noSentenceContainsTheKey(int status) {
        StreamOptions options =
                TestOptions.reader("latest").key("eght_secret", ApiKeyIn.QUERY).build();

        Secrets secrets = Secrets.of(Handshake.of(options, "latest"));
        RejectedResponse upgrade = new RejectedResponse(response(status, null));
        upgrade.add(Unpooled.copiedBuffer("the key eght_secret is unknown", ISO_8859_1));

        StreamConnectException rejected =
                StreamConnectException.rejected(
                        upgrade.asException(false, secrets), options, false);

        assertThat(rejected.getMessage()).contains("(the key *** is unknown)");
        assertThat(rejected.getMessage()).doesNotContain("eght_secret");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "120, 120", "'7 ', 7"})
    void retryAfterIsReadInSeconds(String header, long seconds) {
        assertThat(retryAfter(header)).hasSeconds(seconds);
    }

    @Test
    void retryAfterIsReadAsADate() {
        String inTenMinutes =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10));

        assertThat(retryAfter(inTenMinutes))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    @Test
    void aDateInThePastIsNow() {
        assertThat(retryAfter("Fri, 31 Dec 1999 23:59:59 GMT")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "-5", "1.5", "99999999999999999999"})
    void anyOtherRetryAfterCountsAsAbsent(String header) {
        assertThat(retryAfter(header)).isNull();
    }

    @Test
    void theBeginningOfABodyIsKeptAndTheRestIgnored() {
        RejectedResponse upgrade = new RejectedResponse(response(null));
        upgrade.add(Unpooled.copiedBuffer("é" + "x".repeat(5000), ISO_8859_1));
        assertThat(upgrade.isFull()).isFalse();

        upgrade.add(Unpooled.copiedBuffer("y".repeat(5000), ISO_8859_1));
        upgrade.add(Unpooled.copiedBuffer("z", ISO_8859_1));

        assertThat(upgrade.isFull()).isTrue();
        assertThat(upgrade.asException(false, Secrets.none()).rejection().body())
                .hasSize(8192)
                .startsWith("éx")
                .endsWith("y");
    }

    private static Duration retryAfter(String header) {
        return new RejectedResponse(response(header))
                .asException(false, Secrets.none())
                .rejection()
                .retryAfter();
    }

    private static HttpResponse response(String retryAfter) {
        return response(503, retryAfter);
    }

    private static HttpResponse response(int status, String retryAfter) {
        HttpResponse response =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        if (retryAfter != null) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, retryAfter);
        }
        return response;
    }

    private static UpgradeRejection rejection(int status) {
        return new UpgradeRejection(status, false, null, "");
    }

    private static String text(UpgradeRejection rejection) {
        return RejectionText.of(rejection, TestOptions.reader("latest").build(), false);
    }

    private static Api reader() {
        return TestOptions.reader("latest").build().api();
    }

    private static Api consumer() {
        return TestOptions.subscription(SubscriptionType.Shared).build().api();
    }
}
