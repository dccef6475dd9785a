/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.test.contract.LocalStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The soak test on the local stream: a short one, or the full one with the profile {@code soak}.
 */
@Tag("nightly")
class SoakOnLocalStreamTest {

    @Test
    void routesWithABadNetworkLoseNothing(@TempDir Path directory) throws Exception {
        try (LocalStream local = new LocalStream()) {
            new Soak(
                            local,
                            Integer.getInteger("soak.events", 20_000),
                            Integer.getInteger("soak.rate", 1_000),
                            Long.getLong("soak.seed", System.nanoTime()))
                    .run(directory);
        }
    }
}
