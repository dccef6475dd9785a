/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import io.github.camel8x8.events.test.contract.EventService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Four kills, or fifty with {@code -Donce.kills=50}, of a reader of partitions on a real Pulsar.
 */
@Tag("nightly")
@ExtendWith(PulsarExtension.class)
class PartitionLedgerOnceOnPulsarIT extends PartitionLedgerOnceContract {

    private final PulsarServer pulsar;

    PartitionLedgerOnceOnPulsarIT(PulsarServer pulsar) {
        this.pulsar = pulsar;
    }

    @Override
    EventService service() {
        return pulsar;
    }

    @Override
    int kills() {
        return Integer.getInteger("once.kills", 4);
    }
}
