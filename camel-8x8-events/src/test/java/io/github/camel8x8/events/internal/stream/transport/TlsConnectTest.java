/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connect attempts over TLS. */
class TlsConnectTest extends AgainstScriptedPeer {

    @TempDir Path folder;

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
        secure.accept().expectNoRequest();

        assertThat(probe.awaitFailed())
                .hasStackTraceContaining(
                        "No subject alternative names matching IP address 127.0.0.1");
    }

    @Test
    void anUntrustedCertificateIsRejected() throws Exception {
        TestCertificates certificates = new TestCertificates(folder, "ip:127.0.0.1");
        ScriptedPeer secure = fixture.closing(new ScriptedPeer(certificates.server()));
        SessionProbe probe = fixture.connect(options.at("wss://127.0.0.1:" + secure.port()));
        secure.accept().expectNoRequest();

        assertThat(probe.awaitFailed())
                .hasStackTraceContaining("unable to find valid certification path");
    }
}
