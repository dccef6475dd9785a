/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The page on reliability lists tests that exist. */
class ReliabilityPageTest {

    @ParameterizedTest
    @FieldSource("io.github.camel8x8.events.reliability.Proof#ALL")
    void everyTestOfAProofExists(Proof proof) {
        assertThat(proof.isThere()).as("%s", proof.tests()).isTrue();
    }

    @Test
    void thePageHasTheCurrentProofs() throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "reliability.md")))
                .as("written by ./mvnw -Psoak -pl camel-8x8-events -am verify")
                .contains(ReliabilityPage.proofs());
    }
}
