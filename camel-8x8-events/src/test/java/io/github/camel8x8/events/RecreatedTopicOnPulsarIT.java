/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic that is created again on a real Pulsar. */
@ExtendWith(PulsarExtension.class)
class RecreatedTopicOnPulsarIT extends RecreatedTopicContract {

    @BeforeEach
    void open(PulsarServer pulsar) {
        super.open(pulsar);
    }
}
