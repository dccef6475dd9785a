/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import io.github.camel8x8.events.test.contract.EventService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ten kills of readers of partitions, on a real Pulsar. */
@Tag("nightly")
@ExtendWith(PulsarExtension.class)
class PartitionLedgerOnPulsarIT extends PartitionLedgerContract {

    private final PulsarServer pulsar;

    PartitionLedgerOnPulsarIT(PulsarServer pulsar) {
        this.pulsar = pulsar;
    }

    @Override
    EventService service() {
        return pulsar;
    }

    @Override
    int kills() {
        return Integer.getInteger("partition.kills", 10);
    }
}
