/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.jcajce.JcaPGPObjectFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A signature in the bundle")
class SignatureTest {

    @Test
    @DisplayName("is made with the build's key over the file next to it, for every published file")
    void isOfTheKeyOfTheBuildForEveryPublishedFile() throws IOException, PGPException {
        PGPSecretKeyRingCollection keys = keys();
        for (Path file : Bundle.published()) {
            PGPSignature signature = signature(Path.of(file + ".asc"));
            PGPPublicKey key = keys.getSecretKey(signature.getKeyID()).getPublicKey();
            signature.init(new JcaPGPContentVerifierBuilderProvider(), key);
            signature.update(Files.readAllBytes(file));

            assertThat(signature.verify()).as("signature of %s", file).isTrue();
        }
    }

    @Test
    @DisplayName("does not match another file")
    void doesNotFitAnotherFile() throws IOException, PGPException {
        PGPSignature signature = signature(Bundle.file(Bundle.COMPONENT, ".jar.asc"));
        PGPPublicKey key = keys().getSecretKey(signature.getKeyID()).getPublicKey();
        signature.init(new JcaPGPContentVerifierBuilderProvider(), key);
        signature.update(Files.readAllBytes(Bundle.file(Bundle.STARTER, ".jar")));

        assertThat(signature.verify()).isFalse();
    }

    private static PGPSignature signature(Path file) throws IOException {
        try (InputStream armored = Files.newInputStream(file);
                InputStream in = PGPUtil.getDecoderStream(armored)) {
            var list = (PGPSignatureList) new JcaPGPObjectFactory(in).nextObject();
            return list.get(0);
        }
    }

    /** The key in the environment, as maven-gpg-plugin reads it; otherwise that of the build. */
    private static PGPSecretKeyRingCollection keys() throws IOException, PGPException {
        String environment = System.getenv("MAVEN_GPG_KEY");
        byte[] armored =
                environment == null
                        ? Files.readAllBytes(Path.of(System.getProperty("throwaway.key")))
                        : environment.getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(armored))) {
            return new PGPSecretKeyRingCollection(in, new JcaKeyFingerprintCalculator());
        }
    }
}
