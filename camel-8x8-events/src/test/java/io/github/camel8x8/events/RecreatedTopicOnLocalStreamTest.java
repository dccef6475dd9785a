/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events;

import io.github.camel8x8.events.test.contract.LocalStream;
import io.github.camel8x8.events.test.contract.LocalStreamExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic that is created again on the local stream. */
@ExtendWith(LocalStreamExtension.class)
class RecreatedTopicOnLocalStreamTest extends RecreatedTopicContract {

    @BeforeEach
    void open(LocalStream local) {
        super.open(local);
    }
}
