/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void withAnSslContextItIsReachedByWss(@TempDir Path directory) throws Exception {
        SSLContext context = context(directory.resolve("keys.p12"));
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();

        try (EventStreamServer stream = EventStreamServer.builder().sslContext(context).start()) {
            URI url =
                    URI.create(
                            stream.serviceUrl() + "/ws/v2/reader/persistent/tenant01/event-v1/all");
            WebSocket socket =
                    client.newWebSocketBuilder()
                            .buildAsync(url, new WebSocket.Listener() {})
                            .join();

            assertThat(url.getScheme()).isEqualTo("wss");
            assertThat(stream.expect().client("all").isOpen()).isTrue();
            socket.abort();
        }
    }

    private static SSLContext context(Path keys) throws Exception {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-keyalg",
                                "RSA",
                                "-alias",
                                "server",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        TrustManagerFactory trusted =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
