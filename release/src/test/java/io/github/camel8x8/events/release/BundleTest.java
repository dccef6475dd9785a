/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The bundle for Maven Central")
class BundleTest {

    @Test
    @DisplayName("contains only the published artifacts, in the layout of a repository")
    void holdsThePublishedArtifactsAndNothingElse() throws IOException {
        var expected = new TreeSet<String>();
        expect(expected, Bundle.BOM, List.of(".pom", "-cyclonedx.json"));
        for (String artifact : Bundle.JARS) {
            expect(
                    expected,
                    artifact,
                    List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json"));
        }
        expect(expected, Bundle.COMPONENT, List.of("-catalog.jar"));
        expect(expected, Bundle.TEST, List.of("-standalone.jar"));

        assertThat(Bundle.zipped()).containsExactlyElementsOf(expected);
    }

    private static void expect(TreeSet<String> expected, String artifact, List<String> endings) {
        for (String ending : endings) {
            for (String signature : List.of("", ".asc")) {
                for (String checksum : List.of("", ".md5", ".sha1", ".sha256", ".sha512")) {
                    expected.add(Bundle.name(artifact, ending + signature + checksum));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"MD5, .md5", "SHA-1, .sha1", "SHA-256, .sha256", "SHA-512, .sha512"})
    @DisplayName("has the right checksum of every file")
    void hasTheRightChecksumOfEveryFile(String algorithm, String ending)
            throws IOException, GeneralSecurityException {
        for (Path file : Bundle.published()) {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file));
            assertThat(Path.of(file + ending))
                    .content()
                    .isEqualToIgnoringWhitespace(HexFormat.of().formatHex(digest));
        }
    }
}
