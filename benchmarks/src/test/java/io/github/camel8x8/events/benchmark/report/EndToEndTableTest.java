/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel8x8.events.benchmark.endtoend.Arrived;
import io.github.camel8x8.events.benchmark.endtoend.PathKind;
import io.github.camel8x8.events.benchmark.endtoend.Target;
import io.github.camel8x8.events.benchmark.run.Interval;
import io.github.camel8x8.events.benchmark.scenario.EndToEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndToEndTableTest {

    @Test
    void aRunIsARow() {
        EndToEnd.Run run =
                new EndToEnd.Run(
                        Target.KAFKA_BATCHES,
                        PathKind.COMPONENT,
                        new Interval(15_000, 2.0, 1.5, 0, 0, 0, null, null),
                        25_000,
                        new Arrived(25_500, 24_990),
                        7);

        assertThat(EndToEndTable.of(List.of(run)).toString())
                .hasLineCount(3)
                .endsWith(
                        "| Kafka, in batches: **`8x8events:` in a route** | 7,500 | 100.0 | 25,000"
                                + " | 10 | 7 | 510 |\n");
    }
}
