/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** New partitions on a real Pulsar. */
@Tag("nightly")
@ExtendWith(PulsarExtension.class)
class NewPartitionOnPulsarIT extends NewPartitionContract {

    @BeforeEach
    void open(PulsarServer pulsar) {
        super.open(pulsar);
    }
}
