/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.once;

import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Partitions and a database on the local stream. */
class PartitionOnceOnLocalStreamTest extends PartitionOnceContract {

    private final LocalStream local = new LocalStream();

    @BeforeEach
    void open() {
        open(local);
    }

    @AfterEach
    void closeStream() {
        local.close();
    }
}
