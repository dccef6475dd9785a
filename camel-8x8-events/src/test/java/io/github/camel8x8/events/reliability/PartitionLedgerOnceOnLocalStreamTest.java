/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.test.contract.EventService;
import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** As {@link PartitionLedgerOnceOnPulsarIT}, on the local stream. */
@Tag("nightly")
class PartitionLedgerOnceOnLocalStreamTest extends PartitionLedgerOnceContract {

    private final LocalStream local = new LocalStream();

    @Override
    EventService service() {
        return local;
    }

    @Override
    int kills() {
        return Integer.getInteger("once.kills", 4);
    }

    @AfterEach
    void close() {
        local.close();
    }
}
