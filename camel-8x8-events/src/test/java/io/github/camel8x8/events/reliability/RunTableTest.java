/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTableTest {

    private static final String PAGE =
            """
            ## The ledger

            | service | a | b |
            |---|--:|--:|
            | seed | 1 | 2 |
            | events | 1,000 | 2,000 |

            ## The soak
            """;

    @Test
    void aRunReplacesTheColumnOfItsServiceAndKeepsTheOthers() {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("service", "b");
        run.put("seed", 3000);
        run.put("events", 3000);

        String table = RunTable.of(PAGE, "## The ledger").with(List.of(run)).text();

        assertThat(table)
                .isEqualTo(
                        """
                        | service | a | b |
                        |---|--:|--:|
                        | seed | 1 | 3000 |
                        | events | 1,000 | 3,000 |""");
    }

    @Test
    void aPageWithoutATableGetsOneOfTheRuns() {
        assertThat(RunTable.of(PAGE, "## The soak").with(List.of(Map.of("service", "a"))).text())
                .isEqualTo("| service | a |\n|---|--:|");
    }
}
