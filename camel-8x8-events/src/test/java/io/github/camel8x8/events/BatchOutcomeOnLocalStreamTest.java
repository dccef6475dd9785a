/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.contract.LocalStream;
import io.github.camel8x8.events.test.contract.LocalStreamExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The outcomes of batches on the local stream. */
@ExtendWith(LocalStreamExtension.class)
class BatchOutcomeOnLocalStreamTest extends BatchOutcomeContract {

    @BeforeEach
    void open(LocalStream local) {
        super.open(local);
    }
}
