/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Probes on a real Pulsar. */
@ExtendWith(PulsarExtension.class)
class ProbeOnPulsarIT extends ProbeContract {

    @BeforeEach
    void open(PulsarServer pulsar) {
        super.open(pulsar);
    }
}
