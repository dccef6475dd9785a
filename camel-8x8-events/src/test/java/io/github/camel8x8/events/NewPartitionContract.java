/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** A partition that is added to a topic while a route reads it, with the real waiting time. */
abstract class NewPartitionContract extends RouteOnPartitions {

    /** How often the component looks for new partitions, and the time for a slow machine. */
    private static final Duration INTERVAL = Duration.ofSeconds(60 + 15);

    @Test
    void aNewPartitionIsFoundWithinAMinute() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        publishToEach(10);
        route(uri("messageId=earliest", "offsetRepository=#positions"), received);
        received.awaitCount(30);

        service.addPartitions(topic, 4);
        publish(3, 10);

        await("the new partition")
                .atMost(INTERVAL)
                .untilAsserted(() -> assertThat(received.count()).isEqualTo(40));
        publish(3, 10);
        publishToEach(10);
        expectEachPartitionInOrderOnce();
        assertThat(consumer().streams())
                .allSatisfy(each -> assertThat(each.statistics().sessions()).isOne());
    }
}
