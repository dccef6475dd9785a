/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.fault.ChildProcess;
import io.github.camel8x8.events.test.contract.LocalStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that reads a range of time and ends, as {@code docs/replay.md} describes it. */
class BackfillTest {

    private static final Instant BASE =
            Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void theApplicationEndsAfterTheLastEventOfTheRange(@TempDir Path directory) {
        try (LocalStream local = new LocalStream()) {
            local.publishEntries("all", List.of("at:" + BASE.toEpochMilli(), "fill:0:20:1:60000"));
            String from =
                    "8x8events:all?serviceUrl=%s&tenant=%s&startTime=%s&stopTime=%s"
                            .formatted(
                                    local.serviceUrl(),
                                    local.tenant(),
                                    BASE.plus(Duration.ofMinutes(10)),
                                    BASE.plus(Duration.ofMinutes(12)));

            try (ChildProcess process =
                    ChildProcess.start(directory.resolve("log"), BackfillMain.class, from)) {
                assertThat(process.awaitLine("event")).isEqualTo("10");
                assertThat(process.awaitLine("event")).isEqualTo("11");
                process.awaitLine("ended");
                assertThat(process.awaitEnd()).isZero();
            }
        }
    }
}
