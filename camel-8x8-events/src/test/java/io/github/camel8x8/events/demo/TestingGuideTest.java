/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guide shows code that runs. */
class TestingGuideTest {

    private static final Path GUIDE = Path.of("../docs/testing.md");

    private static final Path EXAMPLE =
            Path.of("src/test/java/io/github/camel8x8/events/demo/EndedCallsTest.java");

    @Test
    void theGuideShowsTheTestThatRunsWithItsImports() throws Exception {
        String example = Files.readString(EXAMPLE);
        String shown = example.substring(example.indexOf("import "));

        assertThat(Files.readString(GUIDE)).contains(shown);
        assertThat(shown.lines()).hasSizeLessThan(45);
    }
}
