/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPDigestCalculatorProviderBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPKeyPair;

/**
 * Writes a new OpenPGP key without a passphrase, for a build that only checks the bundle.
 *
 * <p>Runs as a single source file, before any module is compiled. The key is not published, so
 * Central rejects a bundle that it has signed.
 */
final class ThrowawayKey {

    private static final int BITS = 3072;

    private ThrowawayKey() {}

    public static void main(String[] arguments)
            throws IOException, GeneralSecurityException, PGPException {
        if (System.getenv("MAVEN_GPG_KEY") != null) {
            System.out.println("The bundle is signed with the key in MAVEN_GPG_KEY.");
            return;
        }
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = new ArmoredOutputStream(Files.newOutputStream(file))) {
            key().encode(out);
        }
        System.out.println(
                "MAVEN_GPG_KEY is not set: the bundle is signed with a new key that is valid for"
                        + " this check only.");
    }

    private static PGPSecretKey key() throws GeneralSecurityException, PGPException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var pair =
                new JcaPGPKeyPair(
                        4,
                        PublicKeyAlgorithmTags.RSA_GENERAL,
                        generator.generateKeyPair(),
                        Date.from(Instant.now()));
        var subpackets = new PGPSignatureSubpacketGenerator();
        subpackets.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
        var sha1 = new JcaPGPDigestCalculatorProviderBuilder().build().get(HashAlgorithmTags.SHA1);
        return new PGPSecretKey(
                PGPSignature.POSITIVE_CERTIFICATION,
                pair,
                "Throwaway key of a build <nobody@example.org>",
                sha1,
                subpackets.generate(),
                null,
                new JcaPGPContentSignerBuilder(
                        PublicKeyAlgorithmTags.RSA_GENERAL, HashAlgorithmTags.SHA512),
                null);
    }
}
