/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A replaced topic and a position in a database, on a real Pulsar. */
@ExtendWith(PulsarExtension.class)
class ReplacedTopicOnPulsarIT extends ReplacedTopicContract {

    @BeforeEach
    void open(PulsarServer pulsar) {
        super.open(pulsar);
    }
}
