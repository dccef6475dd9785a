/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.pulsar.PulsarServer;
import org.junit.jupiter.api.Tag;

/** Fifty kills of a route with batches, on a real Pulsar. */
@Tag("nightly")
class LedgerOnceInBatchesOnPulsarIT extends LedgerOnceOnPulsarIT {

    LedgerOnceInBatchesOnPulsarIT(PulsarServer pulsar) {
        super(pulsar);
    }

    @Override
    boolean batches() {
        return true;
    }
}
