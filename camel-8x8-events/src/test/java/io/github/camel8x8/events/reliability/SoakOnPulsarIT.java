/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The soak test on a real Pulsar: two minutes, or the full one with the profile {@code soak}. */
@Tag("nightly")
@ExtendWith(PulsarExtension.class)
class SoakOnPulsarIT {

    @Test
    void routesWithABadNetworkLoseNothing(PulsarServer pulsar, @TempDir Path directory)
            throws Exception {
        new Soak(
                        pulsar,
                        Integer.getInteger("soak.events", 100_000),
                        Integer.getInteger("soak.rate", 1_000),
                        Long.getLong("soak.seed", System.nanoTime()))
                .run(directory);
    }
}
