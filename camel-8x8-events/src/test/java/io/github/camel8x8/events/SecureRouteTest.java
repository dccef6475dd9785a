/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel8x8.events.internal.stream.status.StreamState;
import io.github.camel8x8.events.internal.stream.status.StreamStatus;
import io.github.camel8x8.events.test.EventStreamServer;
import io.github.camel8x8.events.tls.Door;
import io.github.camel8x8.events.tls.TestAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes that connect with TLS and through a proxy. The key reaches only the service. */
class SecureRouteTest {

    @TempDir static Path folder;

    private static TestAuthority authority;
    private static KeyStore ofThisHost;

    private final CamelContext camel = new DefaultCamelContext();
    private final Received received = new Received();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final EventStreamServer stream = EventStreamServer.start();
    private Exception startFailure;

    @BeforeAll
    static void issueCertificates() throws Exception {
        authority = new TestAuthority(folder);
        ofThisHost = authority.issue("ip:127.0.0.1");
    }

    @AfterEach
    void close() throws Exception {
        camel.stop();
        for (AutoCloseable door : opened) {
            door.close();
        }
        stream.close();
    }

    @Test
    void sslContextParametersWithAPrivateAuthorityAreAccepted() throws Exception {
        route(tls(ofThisHost, null), parameters(authority.trust(), null));

        assertThatAnEventArrives();
    }

    @Test
    void sslContextParametersWithAClientCertificateAreAccepted() throws Exception {
        route(tls(ofThisHost, authority.trust()), parameters(authority.trust(), ofThisHost));

        assertThatAnEventArrives();
    }

    @Test
    void withoutTheClientCertificateThatTheServerAsksForThereIsNoSession() throws Exception {
        route(tls(ofThisHost, authority.trust()), parameters(authority.trust(), null));

        assertThat(failure()).hasStackTraceContaining("ertificate");
    }

    @Test
    void anExpiredCertificateIsRejected() throws Exception {
        route(
                tls(authority.issueExpired("ip:127.0.0.1"), null),
                parameters(authority.trust(), null));

        assertThat(failure()).hasStackTraceContaining("CertificateExpiredException");
    }

    @Test
    void aCertificateOfAnotherHostIsRejected() throws Exception {
        route(
                tls(authority.issue("dns:example.org,ip:127.0.0.2"), null),
                parameters(authority.trust(), null));

        assertThat(failure())
                .hasStackTraceContaining(
                        "No subject alternative names matching IP address 127.0.0.1");
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRejected() throws Exception {
        route(tls(ofThisHost, null), null);

        assertThat(failure()).hasStackTraceContaining("unable to find valid certification path");
    }

    @Test
    void aProxyThatAsksForCredentialsIsGivenThemAndNeverTheKey() throws Exception {
        Door proxy = open(Door.proxy("Basic cm9ib3Q6cGE6c3M=", tls(ofThisHost, null).port()));
        route(
                "wss://127.0.0.1:443",
                parameters(authority.trust(), null),
                "proxyHost=127.0.0.1",
                "proxyPort=" + proxy.port(),
                "proxyUsername=robot",
                "proxyPassword=RAW(pa:ss)");

        assertThatAnEventArrives();
        assertThat(proxy.asked())
                .singleElement()
                .asString()
                .startsWith("CONNECT 127.0.0.1:443 ")
                .doesNotContainIgnoringCase("x-api-key")
                .doesNotContain("S3CRET");
    }

    @Test
    void aProxyThatRejectsTheCredentialsIsReported() throws Exception {
        Door proxy = open(Door.proxy("Basic b3RoZXI6b25l", target()));
        route(
                stream.serviceUrl(),
                null,
                "proxyHost=127.0.0.1",
                "proxyPort=" + proxy.port(),
                "proxyUsername=robot",
                "proxyPassword=wrong");

        assertThat(failure())
                .hasStackTraceContaining("HTTP 407")
                .hasStackTraceContaining("check proxyUsername and proxyPassword")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("wrong", "S3CRET"));
    }

    private void assertThatAnEventArrives() {
        assertThat(startFailure).isNull();
        await().until(() -> status().state() == StreamState.CONNECTED);
        stream.publish("{}");
        received.expectExactly(List.of("{}"));
    }

    /** The reason for the missing session. */
    private Exception failure() {
        if (startFailure != null) {
            return startFailure;
        }
        await().until(() -> status().cause() != null);
        assertThat(status().state()).isNotEqualTo(StreamState.CONNECTED);
        return status().cause();
    }

    private StreamStatus status() {
        EventsConsumer consumer = (EventsConsumer) camel.getRoute("route").getConsumer();
        return consumer.streams().get(0).status();
    }

    private int target() {
        return URI.create(stream.serviceUrl()).getPort();
    }

    private Door tls(KeyStore keys, KeyStore clients) throws Exception {
        return open(Door.tls(keys, clients, target()));
    }

    private Door open(Door door) {
        opened.add(door);
        return door;
    }

    private void route(Door door, SSLContextParameters tls) throws Exception {
        route("wss://127.0.0.1:" + door.port(), tls);
    }

    private void route(String serviceUrl, SSLContextParameters tls, String... options)
            throws Exception {
        String uri =
                "8x8events:all?serviceUrl=%s&tenant=%s&apiKey=RAW(S3CRET)"
                        .formatted(serviceUrl, stream.tenant());
        if (tls != null) {
            camel.getRegistry().bind("tls", tls);
            uri += "&sslContextParameters=#tls";
        }
        String from = options.length == 0 ? uri : uri + "&" + String.join("&", options);
        camel.start();
        try {
            camel.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from(from).routeId("route").process(received);
                        }
                    });
        } catch (Exception e) {
            startFailure = e;
        }
    }

    private static SSLContextParameters parameters(KeyStore trusted, KeyStore own) {
        SSLContextParameters parameters = new SSLContextParameters();
        KeyStoreParameters trust = new KeyStoreParameters();
        trust.setKeyStore(trusted);
        TrustManagersParameters trusts = new TrustManagersParameters();
        trusts.setKeyStore(trust);
        parameters.setTrustManagers(trusts);
        if (own != null) {
            KeyStoreParameters keys = new KeyStoreParameters();
            keys.setKeyStore(own);
            KeyManagersParameters ours = new KeyManagersParameters();
            ours.setKeyStore(keys);
            ours.setKeyPassword(TestAuthority.PASSWORD);
            parameters.setKeyManagers(ours);
        }
        return parameters;
    }
}
