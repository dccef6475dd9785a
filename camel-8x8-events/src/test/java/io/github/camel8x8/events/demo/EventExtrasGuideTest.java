/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.callrecord.Outcome;
import io.github.camel8x8.events.redaction.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide shows routes that are tested, and the actual defaults. */
class EventExtrasGuideTest {

    private static final Path GUIDE = Path.of("../docs/event-extras.md");

    private static final Path ROUTES = Path.of("src/test/resources/event-extras");

    @ParameterizedTest
    @ValueSource(strings = {"cloud-events", "call-records", "redaction"})
    void theGuideShowsTheRouteThatRuns(String name) throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains("```yaml\n" + Files.readString(ROUTES.resolve(name + ".yaml")) + "```\n");
    }

    @Test
    void theGuideNamesTheAttachedDataThatAreKept() throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains("`" + String.join("`, `", Redaction.DEFAULT_KEPT_ATTACHED_DATA) + "`");
    }

    @Test
    void theGuideNamesEveryOutcome() throws IOException {
        for (Outcome outcome : Outcome.values()) {
            assertThat(Files.readString(GUIDE)).contains("`" + outcome + "`");
        }
    }
}
