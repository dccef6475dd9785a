/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.reliability;

import io.github.camel8x8.events.test.contract.EventService;
import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** A few kills of readers of partitions, on the local stream. */
@Tag("nightly")
class PartitionLedgerOnLocalStreamTest extends PartitionLedgerContract {

    private final LocalStream local = new LocalStream();

    @Override
    EventService service() {
        return local;
    }

    @Override
    int kills() {
        return Integer.getInteger("partition.kills", 5);
    }

    @AfterEach
    void close() {
        local.close();
    }
}
