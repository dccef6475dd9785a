/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How clients of a partitioned topic receive the messages of partitions that are added. */
public abstract class PartitionGrowthContract extends WireTest {

    @Test
    void connectedClientsReceiveTheMessagesOfANewPartitionAfterAWhile() {
        service.createPartitionedTopic(topic, 2);
        Wire reader = reader("messageId=earliest");
        Wire consumer = consumer("s");

        service.addPartitions(topic, 3);
        publish(partition(), List.of(frame("new")));

        for (Wire wire : List.of(reader, consumer)) {
            await().atMost(service.partitionUpdateLimit())
                    .until(() -> wire.payloads().equals(List.of("new")));
        }
    }

    /** The messages between the creation of the partition and the reader's next look are lost. */
    @Test
    void aReaderOfLaterMessagesMissesThoseOfANewPartitionUntilItFindsIt() {
        service.createPartitionedTopic(topic, 2);
        Wire latest = reader("messageId=latest");
        Wire earliest = reader("messageId=earliest");

        service.addPartitions(topic, 3);
        publish(partition(), List.of(frame("missed")));
        await().atMost(service.partitionUpdateLimit())
                .until(() -> earliest.payloads().equals(List.of("missed")));
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(service.partitionUpdateLimit())
                .until(() -> receives(latest));

        assertThat(latest.payloads()).doesNotContain("missed");
    }

    @Test
    void newClientsReceiveTheMessagesOfANewPartitionAtOnce() {
        service.createPartitionedTopic(topic, 2);
        consumer("s").closeNormally();

        service.addPartitions(topic, 3);
        publish(partition(), List.of(frame("new")));

        reader("messageId=earliest").expectExactly(List.of("new"));
        consumer("s").expectExactly(List.of("new"));
    }

    @Test
    void aPartitionThatWasRejectedIsAcceptedAfterItWasAdded() {
        service.createPartitionedTopic(topic, 2);
        String path = path(topic + "-partition-2");
        Rejected.by(() -> open("reader", path)).with(500);

        service.addPartitions(topic, 3);

        assertThat(open("reader", path).isOpen()).isTrue();
    }

    private boolean receives(Wire wire) {
        publish(partition(), List.of(frame("later")));
        return wire.payloads().contains("later");
    }

    private String partition() {
        return topic + "-partition-2";
    }
}
