/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.wire;

import io.github.camel8x8.events.pulsar.PulsarExtension;
import io.github.camel8x8.events.pulsar.PulsarServer;
import io.github.camel8x8.events.test.contract.RefusalContract;
import io.github.camel8x8.events.test.contract.WireService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PulsarExtension.class)
class PulsarRefusalIT extends RefusalContract {

    private static PulsarServer pulsar;

    @BeforeAll
    static void take(PulsarServer server) {
        pulsar = server;
    }

    @Override
    protected WireService service() {
        return new PulsarWire(pulsar);
    }
}
