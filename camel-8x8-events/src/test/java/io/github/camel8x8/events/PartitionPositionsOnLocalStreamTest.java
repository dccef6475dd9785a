/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The stored positions of partitions, on the local stream. */
class PartitionPositionsOnLocalStreamTest extends PartitionPositionsContract {

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
