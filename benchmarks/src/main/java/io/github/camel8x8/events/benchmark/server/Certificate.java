/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The server's certificate, in a key store that the clients trust.
 *
 * @param keyStore the file, PKCS12
 */
public record Certificate(Path keyStore) {

    /** The password of the key store, which is not a secret. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "server";

    /** Creates a certificate for 127.0.0.1 with the JDK's keytool. */
    public static Certificate make(Path directory) throws IOException, InterruptedException {
        Path store = directory.resolve("server.p12");
        Files.deleteIfExists(store);
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String command =
                "-genkeypair -alias %s -keyalg EC -dname CN=benchmark -ext SAN=ip:127.0.0.1 -validity 2"
                        .formatted(ALIAS);
        List<String> arguments = new ArrayList<>(List.of(keytool.toString()));
        arguments.addAll(List.of(command.split(" ")));
        arguments.addAll(
                List.of(
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()));
        Process process = new ProcessBuilder(arguments).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool ended with " + process.exitValue());
        }
        return new Certificate(store);
    }

    /** The TLS context of the server. */
    public SSLContext server() throws IOException, GeneralSecurityException {
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** The TLS context of a client, which trusts only this certificate. */
    public SSLContext client() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, load().getCertificate(ALIAS));
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
