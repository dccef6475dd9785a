/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.contract.LocalStream;
import io.github.camel8x8.events.test.contract.LocalStreamExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** New partitions on the local stream. */
@Tag("nightly")
@ExtendWith(LocalStreamExtension.class)
class NewPartitionOnLocalStreamTest extends NewPartitionContract {

    @BeforeEach
    void open(LocalStream local) {
        super.open(local);
    }
}
