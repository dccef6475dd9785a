/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority that only the test trusts. Uses the JDK's keytool. */
public final class TestAuthority {

    /** The password of every key that is created here. */
    public static final String PASSWORD = "changeit";

    private final Path folder;
    private final Certificate certificate;
    private final Key key;

    /**
     * @param folder the folder for its files
     */
    public TestAuthority(Path folder) throws Exception {
        this.folder = folder;
        keytool(
                "ca.p12",
                "-genkeypair",
                "-alias",
                "ca",
                "-dname",
                "CN=test authority",
                "-ext",
                "bc:c",
                "-validity",
                "2",
                "-keyalg",
                "EC");
        keytool("one.p12", "-genkeypair", "-alias", "one", "-dname", "CN=test", "-keyalg", "EC");
        keytool("one.p12", "-certreq", "-alias", "one", "-file", file("one.csr"));
        certificate = load("ca.p12").getCertificate("ca");
        key = load("one.p12").getKey("one", PASSWORD.toCharArray());
    }

    /** A key with a certificate that is valid today. */
    public KeyStore issue(String names) throws Exception {
        return issue(names, "-1d");
    }

    /** A key with a certificate that was valid last week. */
    public KeyStore issueExpired(String names) throws Exception {
        return issue(names, "-9d");
    }

    /** A trust store with this authority only. */
    public KeyStore trust() throws GeneralSecurityException, IOException {
        KeyStore trust = empty();
        trust.setCertificateEntry("ca", certificate);
        return trust;
    }

    private KeyStore issue(String names, String startDate) throws Exception {
        keytool(
                "ca.p12",
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                file("one.csr"),
                "-outfile",
                file("one.cer"),
                "-ext",
                "SAN=" + names,
                "-startdate",
                startDate,
                "-validity",
                "2");
        try (InputStream in = Files.newInputStream(folder.resolve("one.cer"))) {
            Certificate issued = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore keys = empty();
            Certificate[] chain = {issued, certificate};
            keys.setKeyEntry("one", key, PASSWORD.toCharArray(), chain);
            return keys;
        }
    }

    private KeyStore load(String store) throws GeneralSecurityException, IOException {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(store))) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return loaded;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void keytool(String store, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-storetype", "PKCS12", "-keystore", file(store), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool: " + output);
        }
    }
}
