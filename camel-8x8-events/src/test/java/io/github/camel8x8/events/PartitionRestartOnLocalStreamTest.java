/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.contract.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A restart before each partition has a position, on the local stream. */
class PartitionRestartOnLocalStreamTest extends PartitionRestartContract {

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
