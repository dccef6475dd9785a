/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.wire;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import io.github.camel8x8.events.test.contract.CraftedIdContract;
import io.github.camel8x8.events.test.contract.EventService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PulsarExtension.class)
class PulsarCraftedIdIT extends CraftedIdContract {

    private static PulsarServer pulsar;

    @BeforeAll
    static void take(PulsarServer server) {
        pulsar = server;
    }

    @Override
    protected EventService service() {
        return pulsar;
    }
}
