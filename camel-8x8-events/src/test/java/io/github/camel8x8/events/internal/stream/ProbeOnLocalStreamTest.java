/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.stream;

import io.github.camel8x8.events.test.contract.LocalStream;
import io.github.camel8x8.events.test.contract.LocalStreamExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Probes on the local stream. */
@ExtendWith(LocalStreamExtension.class)
class ProbeOnLocalStreamTest extends ProbeContract {

    @BeforeEach
    void open(LocalStream local) {
        super.open(local);
    }
}
